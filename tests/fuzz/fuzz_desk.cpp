// The desk's door: whatever comes as path, cookie, token or body is answered, and nothing is told to who is not logged
// in. First byte: which of them; the rest is it.
#include <cstdlib>
#include <filesystem>

#include "platform/desk/desk.h"
#include "platform/desk/password.h"

namespace {

using namespace credit;
using namespace credit::platform;

struct Room {
  Room() {
    auto name = (std::filesystem::temp_directory_path() / "fuzz-desk-XXXXXX").string();
    CREDIT_ENSURE(::mkdtemp(name.data()) != nullptr);
    folder = name;
    const auto place = Database(std::filesystem::path(name) / "store.sqlite");
    const auto connection = Connection::open(place);
    CREDIT_ENSURE(connection && prepare_schema(**connection));
    CREDIT_ENSURE(
        put_staff(**connection, {"a", "A", desk::hash_password(Personal(std::string("correct horse"))), false}));
    store = std::move(*Store::open(place));
    door = std::make_unique<desk::Desk>(*store, SubjectDigest(Bytes(32, 7)), clock);
    const auto in = ask(Method::post, "/v1/desk/session", R"({"account":"a","password":"correct horse"})", {}, {});
    CREDIT_ENSURE(in.status == 201);
    for (const auto& [header, value] : in.headers)
      if (header == "Set-Cookie") cookie = value.substr(0, value.find(';'));
    const auto at = in.body.find("\"token\":\"") + 9;
    token = in.body.substr(at, in.body.find('"', at) - at);
  }
  ~Room() {
    door.reset();
    store.reset();
    std::error_code error;
    std::filesystem::remove_all(folder, error);
  }
  Answer ask(Method method, const std::string& path, const std::string& body, const std::string& with_cookie,
             const std::string& with_token) {
    return door->answer({method,
                         path,
                         desk::came_by_the_desk,
                         {},
                         {},
                         {},
                         body,
                         "127.0.0.1",
                         {},
                         "application/json",
                         with_cookie,
                         with_token});
  }

  std::filesystem::path folder;
  std::unique_ptr<Store> store;
  FixedClock clock{*parse_rfc3339("2026-11-22T06:30:05Z")};
  std::unique_ptr<desk::Desk> door;
  std::string cookie, token;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Room room;
  if (size == 0) return 0;
  const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string somebody = "/v1/desk/requests/" + std::string(64, 'a');
  switch (data[0] % 5) {
    case 0:
      return room.ask(Method::post, somebody, rest, room.cookie, room.token).status < 400 ? std::abort(), 0 : 0;
    case 1:
      return static_cast<void>(room.ask(Method::post, "/v1/desk/refills", rest, room.cookie, room.token)), 0;
    case 2:
      if (room.ask(Method::get, "/v1/desk/hall", {}, rest, {}).status == 200 && rest.find(room.cookie) == rest.npos)
        __builtin_trap();
      return 0;
    case 3:
      if (rest != room.token && room.ask(Method::post, "/v1/desk/refills", "{}", room.cookie, rest).status < 400)
        __builtin_trap();
      return 0;
    default:
      return static_cast<void>(room.ask(Method::get, rest, {}, room.cookie, room.token)), 0;
  }
}
