// The lines of a reader plug-in, whole, in pieces and broken.
#include "drivers/plugin/reader_protocol.h"

#include "base/failures/plugin.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::plugin;

namespace {

std::string in_words(const Said& message) {
  struct Words {
    std::string operator()(const said::Hello& one) const { return "hello " + std::to_string(one.version) + one.name; }
    std::string operator()(const said::CanRemoved&) const { return "can removed"; }
    std::string operator()(said::State one) const { return "state " + std::to_string(static_cast<int>(one)); }
    std::string operator()(const said::Found&) const { return "found"; }
    std::string operator()(const said::Card& one) const {
      const auto text = [](const Personal<Bytes>& bytes) { return std::string(text_view(bytes.expose())); };
      return "card " + text(one.text) + "," + text(one.photo) + "," + text(one.newest_address);
    }
    std::string operator()(said::Failed one) const { return "failed " + std::to_string(static_cast<int>(one)); }
    std::string operator()(const said::Removed&) const { return "removed"; }
    std::string operator()(const said::Pong& one) const { return "pong " + std::to_string(one.number); }
  };
  return std::visit(Words{}, message);
}

using Words = std::vector<std::string>;

// In pieces of so many bytes; the last word is "broken" when nothing more could be understood.
Words heard(const std::string& bytes, std::size_t piece) {
  ReaderEar ear;
  Words all;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    const auto messages = ear.add(view(std::string_view(bytes).substr(at, piece)));
    if (!messages) {
      CHECK(messages.error().code == failure::plugin_protocol_broken);
      all.emplace_back("broken");
      return all;
    }
    for (const auto& message : *messages) all.push_back(in_words(message));
  }
  return all;
}

}  // namespace

TEST_CASE("every line, in pieces of any size") {
  const std::string said =
      "hello 1 SS628 1.2\ncan removed\nstate starting\nstate ready\nstate fault\nfound\ncard 3 2 4\nabcdeNEW\nfailed "
      "moved\nfailed not_genuine\nfailed unknown\nfailed timeout\nremoved\npong 4294967295\nhello 17\n";
  for (const std::size_t piece : {1U, 2U, 7U, 50U, 5000U})
    CHECK(heard(said, piece) == Words{"hello 1SS628 1.2", "can removed", "state 0", "state 1", "state 2", "found",
                                      "card abc,de,NEW\n", "failed 0", "failed 1", "failed 2", "failed 3", "removed",
                                      "pong 4294967295", "hello 17"});
}

TEST_CASE("whatever breaks the rules is broken, and said so at once") {
  for (const char* line :
       {"\n",         "hallo 1\n",      "hello\n",         "hello x\n",      "hello 10000\n",     "hello -1\n",
        "can\n",      "can fly\n",      "state\n",         "state asleep\n", "found 1\n",         "card\n",
        "card 1 2\n", "card 257 0 0\n", "card 0 1025 0\n", "card 0 0 71\n",  "card 1 1 x\n",      "card 1  1 1\n",
        "failed\n",   "failed badly\n", "removed twice\n", "pong\n",         "pong 4294967296\n", "found\r\n",
        "\xC3\xA4\n", "Found\n",        " found\n"}) {
    INFO(line);
    CHECK(heard(line, 64) == Words{"broken"});
  }
  CHECK(heard(std::string(256, 'x'), 64) == Words{"broken"});
  CHECK(heard("hello 1 " + std::string(247, 'x') + "\n", 64).size() == 1);
  CHECK(heard("hello 1 " + std::string(248, 'x') + "\n", 64) == Words{"broken"});
}

TEST_CASE("the largest card arrives whole") {
  const std::string card = "card 256 1024 70\n" + std::string(1350, 'x') + "removed\n";
  CHECK(heard(card, 4096).size() == 2);
  CHECK(heard(card, 100).size() == 2);
  CHECK(heard(card.substr(0, 1300), 4096).empty());
}
