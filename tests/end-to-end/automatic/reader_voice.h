// Sentences for the emulated card reader (tests/emulators), over its control socket.
#pragma once
#include <QString>

namespace credit::automatic {

// False, with the reason on stderr, when the reader does not obey.
bool tell_reader(const QString& control_socket, const QString& sentence);

}  // namespace credit::automatic
