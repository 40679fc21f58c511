// parse_parameters.cpp - the parameters of functions and lambdas.

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

// What has been read of a parameter list.
struct Parser::ParameterLists {
  ParameterStyle style = ParameterStyle::Def;
  TokenKind closer = TokenKind::RightParen;
  std::vector<Arg*> posonlyargs;
  std::vector<Arg*> args;
  Exprs defaults;
  Arg* vararg = nullptr;
  std::vector<Arg*> kwonlyargs;
  Exprs kw_defaults;
  Arg* kwarg = nullptr;
  bool has_slash = false;
  bool has_star = false;
  std::optional<SourceSpan> bare_star;  // Until a parameter follows it.
};

// parameters: ','.param+ ['/'] ['*' [param] ','.param*] ['**' param] [',']      (in this order)
// lambda_parameters: the same without annotations, up to the colon
Arguments* Parser::parameters(ParameterStyle style) {
  ParameterLists lists;
  lists.style = style;
  if (style == ParameterStyle::Lambda) lists.closer = TokenKind::Colon;
  while (ok() && !at(lists.closer)) {
    parameter(lists);
    if (!accept(TokenKind::Comma)) break;
  }
  if (at(lists.closer) && lists.bare_star) fail_bare_star(lists);
  auto* arguments = ast_.make<Arguments>();
  arguments->posonlyargs = sequence(lists.posonlyargs);
  arguments->args = sequence(lists.args);
  arguments->vararg = lists.vararg;
  arguments->kwonlyargs = sequence(lists.kwonlyargs);
  arguments->kw_defaults = sequence(lists.kw_defaults);
  arguments->kwarg = lists.kwarg;
  arguments->defaults = sequence(lists.defaults);
  return finish(arguments);
}

void Parser::parameter(ParameterLists& lists) {
  bool is_marker = at(TokenKind::Slash) || at(TokenKind::Star) || at(TokenKind::StarStar);
  if (lists.kwarg && (is_marker || at(TokenKind::Name))) {
    std::string word = rules_.parameter;
    fail_parameter(word + "s cannot follow var-keyword " + word);
  }
  switch (kind()) {
    case TokenKind::Slash:
      return slash(lists);
    case TokenKind::Star:
      return star(lists);
    case TokenKind::StarStar:
      return double_star(lists);
    case TokenKind::LeftParen:
      if (!lists.has_star && !lists.has_slash && lists.defaults.empty()) {
        explain_parenthesized_parameters(lists.style);
      }
      return fail_syntax();
    default:
      return plain_parameter(lists);
  }
}

// slash: param+ '/' (',' | &closer)
void Parser::slash(ParameterLists& lists) {
  if (lists.has_slash) fail_parameter("/ may appear only once");
  if (lists.has_star) fail_parameter("/ must be ahead of *");
  if (lists.args.empty()) explain_leading_slash();
  advance();
  if (at(TokenKind::Star)) fail_parameter("expected comma between / and *");
  lists.has_slash = true;
  lists.posonlyargs.swap(lists.args);
}

// star_etc: '*' param_no_default | '*' ','
void Parser::star(ParameterLists& lists) {
  if (lists.has_star) fail_parameter(rules_.second_star);
  SourceSpan place = advance().span;
  lists.has_star = true;
  if (at(TokenKind::Comma) || at(lists.closer)) {
    lists.bare_star = place;
    return;
  }
  lists.vararg = param(lists.style, true);
  if (at(TokenKind::Equal)) {
    fail_parameter(std::string("var-positional ") + rules_.parameter +
                   " cannot have default value");
  }
}

// kwds: '**' param_no_default
void Parser::double_star(ParameterLists& lists) {
  if (lists.bare_star) fail_bare_star(lists);
  advance();
  lists.kwarg = param(lists.style, false);
  if (at(TokenKind::Equal)) {
    fail_parameter(std::string("var-keyword ") + rules_.parameter + " cannot have default value");
  }
}

// param_no_default | param_with_default
void Parser::plain_parameter(ParameterLists& lists) {
  Arg* arg = param(lists.style, false);
  Expr* value = at(TokenKind::Equal) ? default_value() : nullptr;
  if (lists.has_star) {
    lists.bare_star.reset();
    lists.kwonlyargs.push_back(arg);
    lists.kw_defaults.push_back(value);
    return;
  }
  bool ends_well = at(TokenKind::Comma) || at(lists.closer);
  if (!value && !lists.defaults.empty() && ends_well) {
    fail(arg->span, rules_.default_order);
  }
  lists.args.push_back(arg);
  if (value) lists.defaults.push_back(value);
}

// param: NAME [':' expression]
// param_star_annotation: NAME ':' star_expression
// lambda_param: NAME
Arg* Parser::param(ParameterStyle style, bool may_star_annotation) {
  SourceSpan start = current().span;
  Identifier name = identifier();
  Expr* annotation = nullptr;
  if (style == ParameterStyle::Def && accept(TokenKind::Colon)) {
    annotation = may_star_annotation ? star_expression() : expression();
  }
  auto* arg = make<Arg>(start);
  arg->arg = name;
  arg->annotation = annotation;
  return finish(arg);
}

// default: '=' expression
Expr* Parser::default_value() {
  const Token& equal = advance();
  if (at(TokenKind::Comma) || at(TokenKind::RightParen)) {
    if (!rules_.explains_parameters) return fail_syntax(), nothing();
    fail(equal.span, "expected default value expression");
  }
  return expression();
}

void Parser::fail_bare_star(const ParameterLists& lists) {
  bool is_lambda = lists.style == ParameterStyle::Lambda;
  fail(is_lambda ? current().span : *lists.bare_star,
       std::string("named ") + rules_.parameter + "s must follow bare *");
}

}  // namespace ouro
