// parse_expressions.cpp - expressions from tuples down to unary operators.

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

namespace {

struct BinaryOperator {
  int precedence;  // 0: not a binary operator.
  Operator op;
};

BinaryOperator binary_operator(TokenKind kind) {
  switch (kind) {
    case TokenKind::Bar:
      return {1, Operator::BitOr};
    case TokenKind::Caret:
      return {2, Operator::BitXor};
    case TokenKind::Ampersand:
      return {3, Operator::BitAnd};
    case TokenKind::LeftShift:
      return {4, Operator::LShift};
    case TokenKind::RightShift:
      return {4, Operator::RShift};
    case TokenKind::Plus:
      return {5, Operator::Add};
    case TokenKind::Minus:
      return {5, Operator::Sub};
    case TokenKind::Star:
      return {6, Operator::Mult};
    case TokenKind::Slash:
      return {6, Operator::Div};
    case TokenKind::SlashSlash:
      return {6, Operator::FloorDiv};
    case TokenKind::Percent:
      return {6, Operator::Mod};
    case TokenKind::At:
      return {6, Operator::MatMult};
    default:
      return {0, {}};
  }
}

}  // namespace

// expressions: ','.expression+ [',']
Expr* Parser::expressions() {
  SourceSpan start = current().span;
  Expr* first = expression();
  if (!at(TokenKind::Comma)) return first;
  return further_expressions(start, first);
}

// The rest of an `expressions` whose first one has been read, at the comma.
Expr* Parser::further_expressions(SourceSpan start, Expr* first) {
  Exprs elts{first};
  while (accept(TokenKind::Comma) && at_expression_start()) elts.push_back(expression());
  return make_tuple(start, elts);
}

// star_expressions: ','.star_expression+ [',']
Expr* Parser::star_expressions() {
  SourceSpan start = current().span;
  Expr* first = star_expression();
  if (!at(TokenKind::Comma)) return first;
  Exprs elts{first};
  while (accept(TokenKind::Comma) && (at(TokenKind::Star) || at_expression_start())) {
    elts.push_back(star_expression());
  }
  return make_tuple(start, elts);
}

// star_expression: '*' bitwise_or | expression
Expr* Parser::star_expression() {
  SourceSpan start = current().span;
  if (!accept(TokenKind::Star)) return expression();
  Expr* value = bitwise_or();
  auto* starred = make<Starred>(start);
  starred->value = value;
  return finish(starred);
}

// star_named_expression: '*' bitwise_or | named_expression
Expr* Parser::star_named_expression() {
  return at(TokenKind::Star) ? star_expression() : named_expression();
}

// named_expression: assignment_expression | expression !':='
Expr* Parser::named_expression() {
  if (at(TokenKind::Name) && next().kind == TokenKind::ColonEqual) return assignment_expression();
  size_t start_index = pos_;
  Expr* value = expression();
  if (at(TokenKind::ColonEqual)) explain_walrus(value);
  if (at(TokenKind::Equal)) explain_equals(value, start_index);
  return value;
}

// assignment_expression: NAME ':=' ~ expression
Expr* Parser::assignment_expression() {
  SourceSpan start = current().span;
  Expr* target = name();
  set_context(target, ExprContext::Store);
  expect(TokenKind::ColonEqual);
  Expr* value = expression();
  auto* named = make<NamedExpr>(start);
  named->target = target;
  named->value = value;
  return finish(named);
}

// expression: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
Expr* Parser::expression() {
  DepthGuard guard(*this);
  if (at(TokenKind::KwLambda)) return lambdef();
  explain_statement_in_expression(true);
  size_t start_index = pos_;
  Expr* value = disjunction();
  if (at(TokenKind::KwIf)) return if_expression(tokens_[start_index].span, value);
  if (at_expression_start()) explain_adjacent_expressions(value, start_index);
  return value;
}

Expr* Parser::if_expression(SourceSpan start, Expr* body) {
  advance();
  Expr* test = disjunction();
  if (!at(TokenKind::KwElse)) explain_missing_else(body, test);
  expect(TokenKind::KwElse);
  explain_statement_in_expression(false);
  Expr* orelse = expression();
  auto* conditional = make<IfExp>(start);
  conditional->test = test;
  conditional->body = body;
  conditional->orelse = orelse;
  return finish(conditional);
}

// lambdef: 'lambda' [lambda_params] ':' expression
Expr* Parser::lambdef() {
  DepthGuard guard(*this);  // Counted twice, as its parameters take much of the stack.
  const Token& start = advance();
  Arguments* args = parameters(ParameterStyle::Lambda);
  const Token& colon = current();
  expect(TokenKind::Colon);
  if (at(TokenKind::FStringMiddle)) {
    fail(span_between(start.span, colon.span),
         "f-string: lambda expressions are not allowed without parentheses");
  }
  ++function_depth_;
  Expr* body = expression();
  --function_depth_;
  auto* lambda = make<Lambda>(start.span);
  lambda->args = args;
  lambda->body = body;
  return finish(lambda);
}

// yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]
Expr* Parser::yield_expr() {
  const Token& start = advance();
  if (accept(TokenKind::KwFrom)) {
    Expr* value = expression();
    auto* yield_from = make<YieldFrom>(start.span);
    yield_from->value = value;
    return finish(yield_from);
  }
  Expr* value = nullptr;
  if (at(TokenKind::Star) || at_expression_start()) value = star_expressions();
  auto* yield = make<Yield>(start.span);
  yield->value = value;
  return finish(yield);
}

// disjunction: 'or'.conjunction+
Expr* Parser::disjunction() {
  SourceSpan start = current().span;
  Expr* first = conjunction();
  if (!at(TokenKind::KwOr)) return first;
  Exprs values{first};
  while (accept(TokenKind::KwOr)) values.push_back(conjunction());
  auto* either = make<BoolOp>(start);
  either->op = BoolOperator::Or;
  either->values = sequence(values);
  return finish(either);
}

// conjunction: 'and'.inversion+
Expr* Parser::conjunction() {
  SourceSpan start = current().span;
  Expr* first = inversion();
  if (!at(TokenKind::KwAnd)) return first;
  Exprs values{first};
  while (accept(TokenKind::KwAnd)) values.push_back(inversion());
  auto* both = make<BoolOp>(start);
  both->op = BoolOperator::And;
  both->values = sequence(values);
  return finish(both);
}

// inversion: 'not' inversion | comparison
Expr* Parser::inversion() {
  if (!at(TokenKind::KwNot)) return comparison();
  DepthGuard guard(*this);
  const Token& start = advance();
  Expr* operand = inversion();
  auto* inverted = make<UnaryOp>(start.span);
  inverted->op = UnaryOperator::Not;
  inverted->operand = operand;
  return finish(inverted);
}

// comparison: bitwise_or (comparison_operator bitwise_or)*
Expr* Parser::comparison() {
  SourceSpan start = current().span;
  Expr* left = bitwise_or();
  CompareOperator op;
  if (!comparison_operator(op)) return left;
  std::vector<CompareOperator> ops;
  Exprs comparators;
  do {
    ops.push_back(op);
    comparators.push_back(bitwise_or());
  } while (comparison_operator(op));
  auto* compare = make<Compare>(start);
  compare->left = left;
  compare->ops = ast_.sequence(std::span<const CompareOperator>(ops));
  compare->comparators = sequence(comparators);
  return finish(compare);
}

// '==' | '!=' | '<=' | '<' | '>=' | '>' | 'not' 'in' | 'in' | 'is' 'not' | 'is'
bool Parser::comparison_operator(CompareOperator& op) {
  switch (kind()) {
    case TokenKind::EqualEqual:
      op = CompareOperator::Eq;
      break;
    case TokenKind::LessGreater:
      if (rules_.explains_statements) {
        fail_here("invalid syntax.  Maybe you meant '!=' instead of '<>'?");
      }
      return false;
    case TokenKind::Less:
      op = CompareOperator::Lt;
      break;
    case TokenKind::NotEqual:
      op = CompareOperator::NotEq;
      break;
    case TokenKind::LessEqual:
      op = CompareOperator::LtE;
      break;
    case TokenKind::GreaterEqual:
      op = CompareOperator::GtE;
      break;
    case TokenKind::Greater:
      op = CompareOperator::Gt;
      break;
    case TokenKind::KwIn:
      op = CompareOperator::In;
      break;
    case TokenKind::KwNot:
      look_past(1);
      if (next().kind != TokenKind::KwIn) return false;
      advance();
      op = CompareOperator::NotIn;
      break;
    case TokenKind::KwIs:
      op = next().kind == TokenKind::KwNot ? CompareOperator::IsNot : CompareOperator::Is;
      if (op == CompareOperator::IsNot) advance();
      break;
    default:
      return false;
  }
  advance();
  return true;
}

// bitwise_or:  bitwise_or '|' bitwise_xor | bitwise_xor
// bitwise_xor: bitwise_xor '^' bitwise_and | bitwise_and
// bitwise_and: bitwise_and '&' shift_expr | shift_expr
// shift_expr:  shift_expr ('<<' | '>>') sum | sum
// sum:         sum ('+' | '-') term | term
// term:        term ('*' | '/' | '//' | '%' | '@') factor | factor
//
// Six rules of one form, told apart by the precedence of their operators. Each chain is a loop.
Expr* Parser::binary(int min_precedence) {
  SourceSpan start = current().span;
  Expr* left = factor();
  for (;;) {
    BinaryOperator found = binary_operator(kind());
    if (found.precedence == 0 || found.precedence < min_precedence) return left;
    advance();
    if (at(TokenKind::KwNot)) explain_not_after_operator();
    Expr* right = binary(found.precedence + 1);
    auto* operation = make<BinOp>(start);
    operation->left = left;
    operation->op = found.op;
    operation->right = right;
    left = finish(operation);
  }
}

// factor: ('+' | '-' | '~') factor | power
Expr* Parser::factor() {
  UnaryOperator op;
  switch (kind()) {
    case TokenKind::Plus:
      op = UnaryOperator::UAdd;
      break;
    case TokenKind::Minus:
      op = UnaryOperator::USub;
      break;
    case TokenKind::Tilde:
      op = UnaryOperator::Invert;
      break;
    default:
      return power();
  }
  DepthGuard guard(*this);
  const Token& start = advance();
  if (at(TokenKind::KwNot)) explain_not_after_operator();
  Expr* operand = factor();
  auto* unary = make<UnaryOp>(start.span);
  unary->op = op;
  unary->operand = operand;
  return finish(unary);
}

// power: primary '**' factor | primary
Expr* Parser::power() {
  SourceSpan start = current().span;
  Expr* base = primary();
  if (!at(TokenKind::StarStar)) return base;
  DepthGuard guard(*this);
  advance();
  Expr* exponent = factor();
  auto* operation = make<BinOp>(start);
  operation->left = base;
  operation->op = Operator::Pow;
  operation->right = exponent;
  return finish(operation);
}

}  // namespace ouro
