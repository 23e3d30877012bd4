# The emulated card reader: a model of it, a fake USB device to put it in, and a program that runs others beside it.
pkg_check_modules(UMOCKDEV IMPORTED_TARGET GLOBAL umockdev-1.0)
find_program(CREDIT_UMOCKDEV_WRAPPER umockdev-wrapper)
if(NOT TARGET PkgConfig::UMOCKDEV OR NOT CREDIT_UMOCKDEV_WRAPPER)
  message(STATUS "umockdev not found: no emulated card reader, no driver tests over USB")
  return()
endif()
find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
credit_library(credit_sdt_model SOURCES sdt_reader.cpp reader_packaging.cpp synthetic_card.cpp LINK credit_base Qt6::Core)
credit_library(credit_fake_usb
  SOURCES fake_usb.cpp usb/description.cpp usb/device_side.cpp usb/control_requests.cpp usb/umockdev_port.cpp
    usb/umockdev_requests.cpp usb/umockdev_tty.cpp usb/usbip.cpp usb/vhci_port.cpp usb/world.cpp
  LINK credit_base PkgConfig::UMOCKDEV util)
credit_library(credit_reader_stand SOURCES reader_stand.cpp reader_sentences.cpp LINK credit_sdt_model credit_fake_usb)
credit_program(reader-emulator SOURCES reader_emulator.cpp LINK credit_reader_stand)
target_compile_definitions(reader-emulator PRIVATE CREDIT_CARDS_FILE="${CMAKE_CURRENT_SOURCE_DIR}/cards.toml")
