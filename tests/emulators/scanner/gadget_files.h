// The kernel's USB gadget side through configfs: directories, attributes and links (Documentation/usb/gadget_configfs).
#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "tests/emulators/scanner/device_body.h"

namespace credit::emulator {

// Made and taken apart in the order the kernel asks for.
class GadgetTree {
 public:
  GadgetTree(std::string name, const BodyShape& shape);
  ~GadgetTree();
  GadgetTree(const GadgetTree&) = delete;
  GadgetTree& operator=(const GadgetTree&) = delete;

  Trouble make();
  Trouble bind();    // to a controller that is free; returns when the host has configured the device
  Trouble unbind();  // as a plug is pulled
  void remove();
  const std::string& function(std::size_t interface) const { return functions_.at(interface); }  // its folder

 private:
  Trouble make_function(std::size_t interface);
  std::string root_;
  const BodyShape& shape_;
  std::vector<std::string> functions_;
  std::string controller_;
};

Trouble write_attribute(const std::string& path, ByteView value);
Trouble write_attribute(const std::string& path, const std::string& value);
std::string read_attribute(const std::string& path);
// Waits for what a kernel thread does meanwhile: looked at again and again, 10 s at most.
bool comes_true(const std::function<bool()>& condition);

}  // namespace credit::emulator
