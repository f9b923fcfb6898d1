// For tests: a small published list, with the odd cases of the real one.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace places::testing {

// A folder of the five files, gone when the test ends.
class DivisionFolder {
 public:
  DivisionFolder() {
    static int count = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("bulwark_divisions_" + std::to_string(getpid()) + "_" + std::to_string(++count));
    std::filesystem::create_directories(folder_);
    for (const auto& [file, text] : published()) write(file, text);
  }
  ~DivisionFolder() { std::filesystem::remove_all(folder_); }
  DivisionFolder(const DivisionFolder&) = delete;
  DivisionFolder& operator=(const DivisionFolder&) = delete;

  const std::filesystem::path& path() const { return folder_; }
  void write(const std::string& file, const std::string& text) const {
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = published().at(file);
    text.replace(text.find(from), from.size(), to);
    write(file, text);
  }
  void remove(const std::string& file) const { std::filesystem::remove(folder_ / file); }

  static const std::map<std::string, std::string>& published() {
    static const std::map<std::string, std::string> files{
        {"provinces.csv", "code,name\n11,\"北京市\"\n44,\"广东省\"\n"},
        {"cities.csv", "code,name,provinceCode\n1101,\"市辖区\",11\n4419,\"东莞市\",44\n"},
        {"areas.csv",
         "code,name,cityCode,provinceCode\n110101,\"东城区\",1101,11\n110102,\"西城区\",1101,11\n"
         "441900,\"东莞市\",4419,44\n"},
        {"streets.csv",
         "code,name,areaCode,provinceCode,cityCode\n"
         "110101001,\"东华门街道\",110101,11,1101\n110102001,\"西长安街街道\",110102,11,1101\n"
         "441900003,\"东城街道\",441900,44,4419\n"},
        {"villages.csv",
         "code,name,streetCode,provinceCode,cityCode,areaCode\n"
         "110101001001,\"多福巷社区居委会\",110101001,11,1101,110101\n"
         "110101001002,\"和平社区居委会\",110101001,11,1101,110101\n"
         "110102001001,\"和平村委会\",110102001,11,1101,110102\n"
         "441900003001,\"岗贝社区\",441900003,44,4419,441900\n"
         "441900003202,\"那𡌶和平村委会\",441900003,44,4419,441900\n"}};
    return files;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace places::testing
