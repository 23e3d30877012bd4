# The emulated code scanners: what they say, and the devices (umockdev's, or a real kernel's gadget side) they say it with.
credit_library(credit_scanner_model SOURCES scanner_layouts.cpp evdev_keys.cpp LINK credit_base)
if(TARGET credit_fake_usb)
  credit_library(credit_device_body SOURCES mock_body.cpp LINK credit_scanner_model PkgConfig::UMOCKDEV util)
endif()
