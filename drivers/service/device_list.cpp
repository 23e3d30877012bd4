#include "drivers/service/device_list.h"

namespace credit::devices {
namespace {

bool same(const std::optional<Failure>& a, const std::optional<Failure>& b) {
  return a.has_value() == b.has_value() && (!a || (a->code == b->code && a->detail == b->detail));
}

bool same(const DeviceChanged& a, const DeviceChanged& b) {
  return a.state == b.state && a.identity == b.identity && a.name == b.name && a.transport == b.transport &&
         same(a.failure, b.failure) && same(a.last_failure, b.last_failure);
}

void fill(std::string& empty, const std::string& from) {
  if (empty.empty()) empty = from;
}

}  // namespace

std::optional<DeviceChanged> DeviceList::take(DeviceChanged news) {
  const std::pair key{news.kind, news.port};
  const auto before = known_.find(key);
  if (before != known_.end()) {
    fill(news.identity, before->second.identity);
    fill(news.name, before->second.name);
    fill(news.transport, before->second.transport);
    if (!news.last_failure) news.last_failure = before->second.last_failure;
  }
  if (news.failure) news.last_failure = news.failure;
  if (before != known_.end() && same(before->second, news)) return {};
  if (news.state == DeviceState::absent && !news.port.empty())
    known_.erase(key);
  else
    known_.insert_or_assign(key, news);
  return news;
}

const DeviceChanged* DeviceList::find(DeviceKind kind, const std::string& port) const {
  const auto found = known_.find({kind, port});
  return found == known_.end() ? nullptr : &found->second;
}

}  // namespace credit::devices
