// A root and a kiosk certificate for one test run, made by the openssl command; keys live in the build folder.
#pragma once
#include "tests/unit/render/sample_pages.h"

namespace credit::sample {

struct TestPki {
  std::filesystem::path folder;
  std::unique_ptr<seal::Signer> signer;
  Bytes certificate_der;
};

inline TestPki make_pki(const std::string& name) {
  const auto folder = std::filesystem::path(CREDIT_BINARY_DIR) / "sample-pages" / name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "nss");
  const std::string commands =
      "set -e; cd " + folder.string() +
      "; for who in root kiosk; do openssl ecparam -name prime256v1 -genkey -noout -out $who.key; done"
      "; chmod 600 root.key kiosk.key"
      "; openssl req -x509 -new -sha256 -key root.key -subj '/CN=Test root' -days 30 -out root.pem"
      "; openssl req -new -key kiosk.key -subj '/CN=K-0001' -out kiosk.csr"
      "; printf 'keyUsage=critical,digitalSignature,nonRepudiation\\nbasicConstraints=CA:FALSE\\n' >kiosk.ext"
      "; openssl x509 -req -sha256 -in kiosk.csr -CA root.pem -CAkey root.key -set_serial 2 -days 30 -extfile "
      "kiosk.ext "
      "-out kiosk.pem"
      "; openssl x509 -in kiosk.pem -outform DER -out kiosk.der"
      "; certutil -N -d sql:nss --empty-password; certutil -A -d sql:nss -n root -t CT,C,C -i root.pem";
  const auto said = run("(" + commands + ")");
  INFO(said.words);
  REQUIRE(said.status == 0);
  auto signer = seal::load_pem_signer(folder / "kiosk.key");
  auto certificate = read_file(folder / "kiosk.der");
  REQUIRE(signer);
  REQUIRE(certificate);
  return {folder, std::move(*signer), std::move(*certificate)};
}

}  // namespace credit::sample
