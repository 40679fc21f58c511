// math_items.cpp - the functions of the math module that walk many numbers: fsum, hypot, dist, ...

#include <cmath>
#include <vector>

#include "core/heap/refcount.h"
#include "core/modules/math_numbers.h"
#include "core/objects/double_pair.h"
#include "core/objects/float_math.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/number_conversion.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Ref<Object> item_of(Machine& m, Ref<Object> items, uint32_t index) {
  return m.at(Ref<Ref<Object>>(sequence_items(m.heap, items).offset + 4 * index));
}

// Numbers that have to be asked for their value are left out: they would be Python code in the
// middle of a sum. False with an error raised.
bool read_item(Machine& m, Ref<Object> item, double* value) {
  if (!is_float(m, item) && !is_int(m, item) && has_float(m, item)) {
    (void)m.raise(TypeId::TypeError, "Python asks " + type_name_of(m, item) +
                                         " objects for their __float__ here, this subset does not");
    return false;
  }
  return read_real(m, item, value);
}

bool read_items(Machine& m, Ref<Object> items, std::vector<double>* values) {
  const uint32_t count = sequence_items(m.heap, items).count;
  for (uint32_t i = 0; i < count; ++i) {
    double value = 0;
    if (!read_item(m, item_of(m, items, i), &value)) return false;
    values->push_back(value);
  }
  return true;
}

// --- exact sums (Shewchuk): partial sums that do not overlap, the smallest first ---

class ExactSum {
 public:
  void add(double x) {
    size_t kept = 0;
    for (const double partial : partials_) {
      const double large = std::fabs(x) < std::fabs(partial) ? partial : x;
      const double small = std::fabs(x) < std::fabs(partial) ? x : partial;
      const Pair sum = quick_sum(large, small);
      if (sum.low != 0) partials_[kept++] = sum.low;
      x = sum.high;
    }
    partials_.resize(kept);
    if (x != 0) partials_.push_back(x);
  }

  // Rounded to the nearest float, halves to even.
  double rounded() const {
    size_t left = partials_.size();
    if (left == 0) return 0.0;
    double high = partials_[--left];
    double low = 0;
    while (left > 0 && low == 0) {
      const Pair sum = quick_sum(high, partials_[--left]);
      high = sum.high;
      low = sum.low;
    }
    if (left > 0 && low != 0 && (low < 0) == (partials_[left - 1] < 0)) {
      const double twice = low * 2;
      const double next = high + twice;
      if (twice == next - high) high = next;
    }
    return high;
  }
  bool is_finite() const { return partials_.empty() || std::isfinite(partials_.back()); }

 private:
  std::vector<double> partials_;
};

// What the infinite and undefined ones among the values make of the sum.
struct Specials {
  bool has_nan = false;
  bool has_plus = false;
  bool has_minus = false;

  explicit Specials(const std::vector<double>& values) {
    for (const double value : values) {
      has_nan = has_nan || std::isnan(value);
      has_plus = has_plus || (std::isinf(value) && value > 0);
      has_minus = has_minus || (std::isinf(value) && value < 0);
    }
  }
  bool any() const { return has_nan || has_plus || has_minus; }
  double sum() const {
    if (has_nan || (has_plus && has_minus)) return std::nan("");
    return has_plus ? HUGE_VAL : -HUGE_VAL;
  }
};

Outcome fsum(Machine& m, const Args& args) {
  std::vector<double> values;
  if (!read_items(m, args[0], &values)) return Outcome::error();
  const Specials specials(values);
  if (specials.has_plus && specials.has_minus && !specials.has_nan) {
    return m.raise(TypeId::ValueError, "-inf + inf in fsum");
  }
  if (specials.any()) return float_from_double(m.heap, specials.sum());
  ExactSum sum;
  for (const double value : values) {
    sum.add(value);
    if (!sum.is_finite()) {
      return m.raise(TypeId::OverflowError, "intermediate overflow in fsum");
    }
  }
  return float_from_double(m.heap, sum.rounded());
}

// --- vectors ---

Outcome hypot(Machine& m, const Args& args) {
  std::vector<double> values(args.count());
  for (uint32_t i = 0; i < args.count(); ++i) {
    if (needs_conversion(m, args, i, Wanted::Float)) {
      return convert_argument(m, args, hypot, i, Wanted::Float);
    }
    if (!read_real(m, args[i], &values[i])) return Outcome::error();
  }
  return float_from_double(m.heap, math_hypot(values));
}

Outcome dist(Machine& m, const Args& args) {
  std::vector<double> p;
  std::vector<double> q;
  if (!read_items(m, args[0], &p) || !read_items(m, args[1], &q)) return Outcome::error();
  if (p.size() != q.size()) {
    return m.raise(TypeId::ValueError, "both points must have the same number of dimensions");
  }
  for (size_t i = 0; i < p.size(); ++i) p[i] = std::fabs(p[i] - q[i]);
  return float_from_double(m.heap, math_hypot(p));
}

// --- sums of products ---

// Of ints. The value is null with an error raised.
Ref<Int> whole_sum_of_products(Machine& m, Ref<Object> p, Ref<Object> q, uint32_t count) {
  Ref<Int> sum = int_from_i64(m.heap, 0);
  for (uint32_t i = 0; i < count; ++i) {
    const IntResult product =
        int_multiply(m.heap, item_of(m, p, i).as<Int>(), item_of(m, q, i).as<Int>());
    const Ref<Int> next = product.ok() ? int_add(m.heap, sum, product.value) : Ref<Int>{};
    decref(m.heap, sum.as<Object>());
    if (product.ok()) decref(m.heap, product.value.as<Object>());
    if (!next) {
      (void)raise_int_error(m, product.ok() ? IntError::OutOfMemory : product.error);
      return {};
    }
    sum = next;
  }
  return sum;
}

bool are_ints(Machine& m, Ref<Object> items, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i) {
    if (!is_int(m, item_of(m, items, i))) return false;
  }
  return true;
}

Outcome sumprod(Machine& m, const Args& args) {
  const uint32_t count = sequence_items(m.heap, args[0]).count;
  if (sequence_items(m.heap, args[1]).count != count) {
    return m.raise(TypeId::ValueError, "Inputs are not the same length");
  }
  if (are_ints(m, args[0], count) && are_ints(m, args[1], count)) {
    const Ref<Int> sum = whole_sum_of_products(m, args[0], args[1], count);
    return sum ? Outcome(sum) : Outcome::error();
  }
  std::vector<double> p;
  std::vector<double> q;
  if (!read_items(m, args[0], &p) || !read_items(m, args[1], &q)) return Outcome::error();
  std::vector<double> products(count);
  for (uint32_t i = 0; i < count; ++i) products[i] = p[i] * q[i];
  const Specials specials(products);
  if (specials.any()) return float_from_double(m.heap, specials.sum());
  ExactSum sum;
  for (uint32_t i = 0; i < count; ++i) {
    const Pair product = two_product(p[i], q[i]);
    sum.add(product.high);
    if (std::isfinite(product.low)) sum.add(product.low);
  }
  return float_from_double(m.heap, sum.rounded());
}

constexpr NativeEntry kFunctions[] = {
    {"dist", with_converted<dist, Wanted::Items, 0, 1>, 2, 2},
    {"fsum", with_converted<fsum, Wanted::Items, 0>, 1, 1},
    {"hypot", hypot, 0, kAnyCount},
    {"sumprod", with_converted<sumprod, Wanted::Items, 0, 1>, 2, 2},
};

}  // namespace

void add_math_of_items(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
}

}  // namespace ouro
