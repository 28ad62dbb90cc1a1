// A list whose copies share their elements: copying it copies pointers, and an element is copied when it is
// written while another list holds it too. Thread-safety: a list belongs to one thread; lists that share
// elements may be used from different threads.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

#include "base/held_alone.hpp"

namespace counterweight::core {

template <typename T>
class CowList {
  using Rows = std::vector<std::shared_ptr<T>>;

 public:
  // Of elements as they are read.
  class const_iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    const_iterator() = default;
    reference operator*() const { return **at_; }
    pointer operator->() const { return at_->get(); }
    reference operator[](difference_type n) const { return *at_[n]; }
    const_iterator& operator++() { return *this += 1; }
    const_iterator& operator--() { return *this += -1; }
    const_iterator operator++(int) { return const_iterator{at_++}; }
    const_iterator operator--(int) { return const_iterator{at_--}; }
    const_iterator& operator+=(difference_type n) {
      at_ += n;
      return *this;
    }
    const_iterator& operator-=(difference_type n) { return *this += -n; }
    friend const_iterator operator+(const_iterator a, difference_type n) { return a += n; }
    friend const_iterator operator+(difference_type n, const_iterator a) { return a += n; }
    friend const_iterator operator-(const_iterator a, difference_type n) { return a -= n; }
    friend difference_type operator-(const_iterator a, const_iterator b) { return a.at_ - b.at_; }
    friend auto operator<=>(const_iterator, const_iterator) = default;

   private:
    friend class CowList;
    explicit const_iterator(const std::shared_ptr<T>* at) : at_(at) {}
    const std::shared_ptr<T>* at_ = nullptr;
  };
  using value_type = T;

  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  const_iterator begin() const { return const_iterator{rows_.data()}; }
  const_iterator end() const { return const_iterator{rows_.data() + rows_.size()}; }
  auto rbegin() const { return std::make_reverse_iterator(end()); }
  auto rend() const { return std::make_reverse_iterator(begin()); }
  const T& operator[](std::size_t i) const { return *rows_[i]; }
  const T& front() const { return *rows_.front(); }
  const T& back() const { return *rows_.back(); }

  // The element for writing, valid until the list is copied.
  T& write(std::size_t i) {
    std::shared_ptr<T>& row = rows_[i];
    if (!held_alone(row)) row = std::make_shared<T>(*row);
    return *row;
  }
  // The first for which `test` holds, for writing; null where there is none.
  template <typename Test>
  T* write_if(const Test& test) {
    const auto found = std::find_if(begin(), end(), test);
    return found == end() ? nullptr : &write(static_cast<std::size_t>(found - begin()));
  }
  T& push_back(T value) { return *rows_.emplace_back(std::make_shared<T>(std::move(value))); }
  void reserve(std::size_t size) { rows_.reserve(size); }

  friend bool operator==(const CowList& a, const CowList& b) {
    return std::equal(a.rows_.begin(), a.rows_.end(), b.rows_.begin(), b.rows_.end(),
                      [](const auto& x, const auto& y) { return x == y || *x == *y; });
  }

 private:
  Rows rows_;
};

}  // namespace counterweight::core
