// The nodes udev knows of: enumerated once, then told by its monitor. Only sysfs attributes are read, no udev database,
// so that no rule of the distribution is needed.
#pragma once
#include <libudev.h>

#include <QSocketNotifier>
#include <QTimer>
#include <map>
#include <memory>

#include "drivers/nodes/node_watch.h"

namespace credit::nodes {

class UdevWatch final : public NodeWatch {
  Q_OBJECT
 public:
  explicit UdevWatch(QObject* parent = nullptr);
  ~UdevWatch() override;
  Status start() override;

 private:
  template <auto Unref>
  struct Ends {
    template <class T>
    void operator()(T* handle) const {
      Unref(handle);
    }
  };
  using UdevPtr = std::unique_ptr<udev, Ends<udev_unref>>;
  using MonitorPtr = std::unique_ptr<udev_monitor, Ends<udev_monitor_unref>>;
  using EnumeratePtr = std::unique_ptr<udev_enumerate, Ends<udev_enumerate_unref>>;
  using DevicePtr = std::unique_ptr<udev_device, Ends<udev_device_unref>>;

  void hear();
  void scan();
  void came(udev_device* device);
  void went(const std::string& syspath);

  UdevPtr udev_;
  MonitorPtr monitor_;
  std::unique_ptr<QSocketNotifier> notifier_;
  QTimer first_look_;                           // once the loop runs
  std::map<std::string, std::string> present_;  // syspath -> path
};

}  // namespace credit::nodes
