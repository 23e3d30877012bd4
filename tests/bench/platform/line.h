// How the bench's machines reach the platform: straight to a service's socket, or as in a hall, by TLS through nginx.
#pragma once
#include <memory>
#include <string>
#include <vector>

namespace credit::bench {

inline constexpr int machines = 500;
std::string machine_name(int machine);  // K-1000 and on

// Belongs to one thread.
class Line {
 public:
  virtual ~Line() = default;
  // The body of a 201; anything else ends the bench.
  virtual std::string post(int machine, const std::string& path, const std::string& body, const std::string& key) = 0;
};

// As the services meet them: where nothing stands in front, nginx' words are said for it.
class Access {
 public:
  virtual ~Access() = default;
  virtual std::string fingerprint(int machine) const = 0;  // under which it is enrolled
  virtual std::unique_ptr<Line> line(int thread,
                                     int threads) const = 0;  // for every machine m with m % threads == thread
  virtual const char* name() const = 0;
};

std::unique_ptr<Access> straight_to(const std::vector<std::string>& sockets);
// 500 machines with certificates and TLS connections of their own, kept open, before one nginx over all the services.
std::unique_ptr<Access> through_nginx(const std::vector<std::string>& sockets, const std::string& folder);

}  // namespace credit::bench
