# The emulated code scanners: what they say, and the devices (umockdev's, or a real kernel's gadget side) they say it with.
credit_library(credit_scanner_model SOURCES scanner/layouts.cpp scanner/evdev_keys.cpp LINK credit_base)
if(TARGET credit_fake_usb)
  credit_library(credit_device_body SOURCES scanner/mock_body.cpp scanner/gadget_body.cpp scanner/gadget_files.cpp
    LINK credit_scanner_model PkgConfig::UMOCKDEV util)
  credit_library(credit_scanner_stand SOURCES scanner/scanner_stand.cpp scanner/scanner_sentences.cpp scanner/scanner_bench.cpp
    LINK credit_device_body credit_fake_usb Qt6::Core)
  target_link_libraries(reader-emulator PRIVATE credit_scanner_stand)
endif()
