// credit-devices: identity card readers and code scanners to typed events on a Unix socket, and a look at them.
#include <QCommandLineParser>
#include <QCoreApplication>
#include <algorithm>
#include <cstdio>

#include "base/failures/common.h"
#include "drivers/service/command_line.h"
#ifdef CREDIT_DEVELOPER
#include "drivers/service/developer_commands.h"
#endif

namespace {

using namespace credit;
using devices::CommandLine;

constexpr devices::Command commands[] = {
    {"serve", nullptr, "serves the devices; wants --settings", devices::serve},
    {"list", nullptr, "lists readers and scanners, their states and last errors", devices::list},
    {"watch", nullptr, "tells what happens as it happens, never what it is about", devices::watch},
#ifdef CREDIT_DEVELOPER
    {"record", "FILE", "writes what goes over USB to a file, personal data replaced", devices::record},
    {"replay", "FILE", "plays such a file back through the driver", devices::replay},
#endif
};

QString name_of(const devices::Command& command) {
  const auto name = QString::fromLatin1(command.name);
  return command.argument == nullptr ? name : name + QStringLiteral(" ") + QString::fromLatin1(command.argument);
}

QString synopsis() {
  QString text;
  for (const auto& command : commands)
    text += QStringLiteral("\n  %1  %2").arg(name_of(command), -12).arg(QLatin1String(command.purpose));
  return text;
}

void prepare(QCommandLineParser& parser) {
  parser.setApplicationDescription(QStringLiteral("Identity card readers and code scanners.\n\nCommands:") +
                                   synopsis());
  parser.addHelpOption();
  parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("one of the commands above"));
  parser.addOption({QStringLiteral("settings"), QStringLiteral("settings in TOML"), QStringLiteral("FILE")});
  parser.addOption({QStringLiteral("socket"), QStringLiteral("overrides devices.socket"), QStringLiteral("PATH")});
  parser.addOption(
      {QStringLiteral("allow-uid"), QStringLiteral("serve: a further user who may connect"), QStringLiteral("N")});
  parser.addOption({QStringLiteral("json"), QStringLiteral("list, watch: for programs to read")});
}

Result<CommandLine> line_of(const QCommandLineParser& parser) {
  CommandLine line;
  line.words = parser.positionalArguments();
  line.settings = parser.value(QStringLiteral("settings")).toStdString();
  line.socket = parser.value(QStringLiteral("socket")).toStdString();
  line.json = parser.isSet(QStringLiteral("json"));
  for (const auto& value : parser.values(QStringLiteral("allow-uid"))) {
    bool number = false;
    line.uids.push_back(value.toUInt(&number));
    if (!number) return fail(failure::settings_invalid, "--allow-uid wants a number");
  }
  return line;
}

const devices::Command* named(const QStringList& words) {
  const auto fits = [&](const devices::Command& command) {
    return !words.isEmpty() && words[0] == QLatin1String(command.name) &&
           words.size() == (command.argument == nullptr ? 1 : 2);
  };
  const auto* found = std::find_if(std::begin(commands), std::end(commands), fits);
  return found == std::end(commands) ? nullptr : found;
}

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication app(argc, argv);
  QCommandLineParser parser;
  prepare(parser);
  parser.process(app);
  const auto line = line_of(parser);
  if (!line) return devices::complain(line.error());
  if (const auto* command = named(line->words)) return command->run(*line);
  std::fputs(qPrintable(parser.helpText()), stderr);
  return 2;
}
