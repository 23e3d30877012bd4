#include "platform/service/metrics.h"

#include <algorithm>
#include <cstdio>

namespace credit::platform {
namespace {

const char* name_of(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::post:
      return "POST";
    case Method::remove:
      return "DELETE";
    case Method::other:
      return "other";
  }
  CREDIT_ENSURE(false);
}

std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.6g", value);
  return text.data();
}

// Sample lines under one head. Label values come from tables of ours: no quote, no backslash, no line break.
class Family {
 public:
  Family(std::string& text, const char* name, const char* type, const char* help) : text_(text), name_(name) {
    text_ += "# HELP " + name_ + " " + help + "\n# TYPE " + name_ + " " + type + "\n";
  }
  using Labels = std::initializer_list<std::pair<const char*, std::string>>;
  void sample(const Labels& labels, const std::string& value, const char* suffix = "") {
    text_ += name_ + suffix;
    char before = '{';
    for (const auto& [label, said] : labels) {
      text_ += before + std::string(label) + "=\"" + said + "\"";
      before = ',';
    }
    text_ += (before == ',' ? "} " : " ") + value + "\n";
  }
  void sample(const Labels& labels, std::int64_t value, const char* suffix = "") {
    sample(labels, std::to_string(value), suffix);
  }

 private:
  std::string& text_;
  std::string name_;
};

void tell(std::string& text, const StoreFigures& store) {
  Family(text, "credit_register_rows", "gauge", "Last number of the query register.").sample({}, store.register_rows);
  Family(text, "credit_machines", "gauge", "Machines that may ask.").sample({}, store.machines);
  Family(text, "credit_issuing_stopped", "gauge", "1 while the emergency switch is on.")
      .sample({}, std::int64_t{store.issuing_stopped});
  Family available(text, "credit_source_available", "gauge", "1: delivered, and not marked as unable to answer.");
  for (const auto& source : store.sources) available.sample({{"source", source.name}}, std::int64_t{source.available});
  Family as_of(text, "credit_source_as_of_seconds", "gauge", "Up to when the newest delivery holds all, Unix time.");
  for (const auto& source : store.sources)
    if (source.as_of)
      as_of.sample({{"source", source.name}},
                   std::chrono::duration_cast<std::chrono::seconds>(source.as_of->time_since_epoch()).count());
  Family waiting(text, "credit_source_waiting_rows", "gauge", "Rejected rows that wait to be put right.");
  for (const auto& source : store.sources) waiting.sample({{"source", source.name}}, source.waiting_rows);
}

}  // namespace

void Metrics::count(Method method, const Answer& answer, std::chrono::microseconds taken) {
  const Path path{name_of(method), answer.route.empty() ? "other" : answer.route};
  const auto seconds = std::chrono::duration<double>(taken).count();
  const auto bucket = std::ranges::lower_bound(bounds, seconds) - bounds.begin();
  const std::lock_guard lock(mutex_);
  ++requests_[{path, answer.status}];
  auto& times = times_[path];
  ++times.buckets[static_cast<std::size_t>(bucket)];
  times.sum += taken;
  if (!answer.failure.empty()) ++failures_[answer.failure];
}

std::string Metrics::text(const Result<StoreFigures>& store) const {
  std::string text;
  const std::unique_lock lock(mutex_);
  Family requests(text, "credit_requests_total", "counter", "Requests answered, by path of the API file and status.");
  for (const auto& [key, value] : requests_)
    requests.sample({{"method", key.first.first}, {"route", key.first.second}, {"status", std::to_string(key.second)}},
                    value);
  Family failures(text, "credit_failures_total", "counter", "Refusals and failures, by name of the catalogue.");
  for (const auto& [code, value] : failures_) failures.sample({{"code", code}}, value);
  Family durations(text, "credit_request_seconds", "histogram", "Time to answer, in seconds.");
  for (const auto& [path, times] : times_) {
    std::int64_t all = 0;
    for (std::size_t i = 0; i <= bounds.size(); ++i)
      durations.sample({{"method", path.first},
                        {"route", path.second},
                        {"le", i < bounds.size() ? number(bounds[i]) : std::string("+Inf")}},
                       all += times.buckets[i], "_bucket");
    const Family::Labels labels{{"method", path.first}, {"route", path.second}};
    durations.sample(labels, number(std::chrono::duration<double>(times.sum).count()), "_sum");
    durations.sample(labels, all, "_count");
  }
  Family(text, "credit_store_up", "gauge", "1: the store answers.").sample({}, std::int64_t{store.has_value()});
  if (store) tell(text, *store);
  return text;
}

}  // namespace credit::platform
