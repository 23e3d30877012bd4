# The emulated code scanners: what they say, and the devices (umockdev's, or a real kernel's gadget side) they say it with.
pkg_check_modules(UMOCKDEV IMPORTED_TARGET GLOBAL umockdev-1.0)
find_program(CREDIT_UMOCKDEV_WRAPPER umockdev-wrapper)
credit_library(credit_device_body SOURCES mock_body.cpp evdev_keys.cpp LINK credit_base PkgConfig::UMOCKDEV util)
