// One program under many names, in a folder that goes with the test.
#pragma once
#include <unistd.h>

#include <QTemporaryDir>
#include <string>

#include "tests/support/catch.h"

namespace credit::test {

class Links {
 public:
  std::string named(const std::string& name, const char* program) const {
    const auto path = folder_.filePath(QString::fromStdString(name)).toStdString();
    REQUIRE(::symlink(program, path.c_str()) == 0);
    return path;
  }

 private:
  QTemporaryDir folder_;
};

}  // namespace credit::test
