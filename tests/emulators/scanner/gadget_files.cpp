#include "tests/emulators/scanner/gadget_files.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <set>

namespace credit::emulator {
namespace {

namespace fs = std::filesystem;
constexpr const char* gadgets = "/sys/kernel/config/usb_gadget/";
constexpr const char* controllers = "/sys/class/udc";

std::string hex(unsigned value) {
  std::array<char, 12> text{};
  std::snprintf(text.data(), text.size(), "0x%04x", value);
  return text.data();
}

std::set<std::string>& taken() {  // controllers that carry a device of ours
  static std::set<std::string> all;
  return all;
}

// dummy_hcd is loaded with as many controllers as devices are wanted at once (num=).
std::string free_controller() {
  std::error_code none;
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(controllers, none)) names.insert(entry.path().filename());
  for (const auto& name : names)
    if (taken().count(name) == 0) return name;
  return {};
}

}  // namespace

Trouble write_attribute(const std::string& path, ByteView value) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  const bool done = fd >= 0 && ::write(fd, value.data(), value.size()) == static_cast<ssize_t>(value.size());
  const std::string why = std::strerror(errno);
  if (fd >= 0) ::close(fd);
  if (done) return {};
  return path + ": " + why;
}

Trouble write_attribute(const std::string& path, const std::string& value) {
  return write_attribute(path, view(value));
}

std::string read_attribute(const std::string& path) {
  std::array<char, 256> text{};
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const auto count = fd < 0 ? -1 : ::read(fd, text.data(), text.size());
  if (fd >= 0) ::close(fd);
  std::string value(text.data(), static_cast<std::size_t>(count > 0 ? count : 0));
  while (!value.empty() && value.back() == '\n') value.pop_back();
  return value;
}

bool comes_true(const std::function<bool()>& condition) {
  constexpr int pause = 5;
  for (const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
       std::chrono::steady_clock::now() < deadline; ::poll(nullptr, 0, pause))
    if (condition()) return true;
  return condition();
}

GadgetTree::GadgetTree(std::string name, const BodyShape& shape) : root_(gadgets + name + "/"), shape_(shape) {}
GadgetTree::~GadgetTree() { remove(); }

Trouble GadgetTree::make() {
  std::error_code error;
  for (const char* folder : {"", "strings/0x409", "configs/c.1"})
    if (!fs::create_directories(root_ + folder, error) && error) return root_ + folder + ": " + error.message();
  const std::pair<const char*, std::string> values[] = {{"idVendor", hex(shape_.vid)},
                                                        {"idProduct", hex(shape_.pid)},
                                                        {"bcdDevice", "0x0100"},
                                                        {"strings/0x409/manufacturer", "Emulators"},
                                                        {"strings/0x409/product", shape_.product},
                                                        {"strings/0x409/serialnumber", "1"}};
  for (const auto& [attribute, value] : values)
    if (auto wrong = write_attribute(root_ + attribute, value)) return wrong;
  for (std::size_t i = 0; i < shape_.interfaces.size(); ++i)
    if (auto wrong = make_function(i)) return wrong;
  return {};
}

// Interfaces are numbered in the order in which functions are linked.
Trouble GadgetTree::make_function(std::size_t interface) {
  const auto& wanted = shape_.interfaces[interface];
  const bool serial = wanted.kind == BodyInterface::Kind::serial;
  const std::string name =
      (serial ? "acm." : "hid.") + fs::path(root_).parent_path().filename().string() + "-" + std::to_string(interface);
  const std::string folder = root_ + "functions/" + name;
  std::error_code error;
  if (!fs::create_directory(folder, error)) return folder + ": " + error.message();
  functions_.push_back(folder);
  if (!serial) {
    const std::string boot = wanted.kind == BodyInterface::Kind::keyboard ? "1" : "0";
    if (auto wrong = write_attribute(folder + "/protocol", boot)) return wrong;
    if (auto wrong = write_attribute(folder + "/subclass", boot)) return wrong;
    if (auto wrong = write_attribute(folder + "/report_length", std::to_string(wanted.longest))) return wrong;
    if (auto wrong = write_attribute(folder + "/report_desc", wanted.report_descriptor)) return wrong;
  }
  fs::create_symlink(folder, root_ + "configs/c.1/" + name, error);
  return error ? Trouble(folder + ": " + error.message()) : Trouble();
}

Trouble GadgetTree::bind() {
  controller_ = free_controller();
  if (controller_.empty()) return std::string("no USB device controller is free: load dummy_hcd with a higher num=");
  if (auto wrong = write_attribute(root_ + "UDC", controller_)) return wrong;
  taken().insert(controller_);
  const std::string state = std::string(controllers) + "/" + controller_ + "/state";
  if (comes_true([&] { return read_attribute(state) == "configured"; })) return {};
  return "the host did not configure the device, which is " + read_attribute(state);
}

Trouble GadgetTree::unbind() {
  if (controller_.empty()) return {};
  taken().erase(controller_);
  controller_.clear();
  return write_attribute(root_ + "UDC", std::string("\n"));
}

void GadgetTree::remove() {
  unbind();
  std::error_code ignored;
  for (const auto& folder : functions_) {
    fs::remove(root_ + "configs/c.1/" + fs::path(folder).filename().string(), ignored);
    ::rmdir(folder.c_str());
  }
  functions_.clear();
  for (const char* folder : {"configs/c.1", "strings/0x409", ""}) ::rmdir((root_ + folder).c_str());
}

}  // namespace credit::emulator
