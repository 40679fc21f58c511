// ast.cpp - the names and symbols of nodes.def.

#include "core/syntax/ast.h"

namespace ouro::ast {

const char* name_of(StmtKind kind) {
  switch (kind) {
#define OURO_STMT(name) \
  case StmtKind::name:  \
    return #name;
#include "core/syntax/nodes.def"
  }
  return "";
}

const char* name_of(ExprKind kind) {
  switch (kind) {
#define OURO_EXPR(name) \
  case ExprKind::name:  \
    return #name;
#include "core/syntax/nodes.def"
  }
  return "";
}

const char* name_of(Operator op) {
  switch (op) {
#define OURO_OPERATOR(name, symbol) \
  case Operator::name:              \
    return #name;
#include "core/syntax/nodes.def"
  }
  return "";
}

const char* name_of(UnaryOperator op) {
  switch (op) {
#define OURO_UNARY_OPERATOR(name, symbol) \
  case UnaryOperator::name:               \
    return #name;
#include "core/syntax/nodes.def"
  }
  return "";
}

const char* name_of(CompareOperator op) {
  switch (op) {
#define OURO_COMPARE_OPERATOR(name, symbol) \
  case CompareOperator::name:               \
    return #name;
#include "core/syntax/nodes.def"
  }
  return "";
}

const char* symbol_of(Operator op) {
  switch (op) {
#define OURO_OPERATOR(name, symbol) \
  case Operator::name:              \
    return symbol;
#include "core/syntax/nodes.def"
  }
  return "";
}

const char* symbol_of(UnaryOperator op) {
  switch (op) {
#define OURO_UNARY_OPERATOR(name, symbol) \
  case UnaryOperator::name:               \
    return symbol;
#include "core/syntax/nodes.def"
  }
  return "";
}

const char* symbol_of(CompareOperator op) {
  switch (op) {
#define OURO_COMPARE_OPERATOR(name, symbol) \
  case CompareOperator::name:               \
    return symbol;
#include "core/syntax/nodes.def"
  }
  return "";
}

}  // namespace ouro::ast
