// scope.mjs - what a generated program has named so far, by kind of value.
//
// Kinds are promises about values ("int", "list": a list of ints), kept nearly always; a few broken
// ones bring out error messages.

export class Scope {
  constructor(parent, { isFunction = false, isClass = false } = {}) {
    this.parent = parent;
    this.isFunction = isFunction;
    this.isClass = isClass;
    this.variables = []; // { name, kind }
    this.isComprehension = false;
  }

  child(options) {
    return new Scope(this, options);
  }

  /** Whether code of this scope sees what `outer` defines. */
  isInside(outer) {
    for (let scope = this; scope; scope = scope.parent) {
      if (scope === outer || scope.origin === outer) return !outer.isClass || scope === this;
    }
    return false;
  }

  has(name) {
    return this.variables.some((each) => each.name === name);
  }

  /** The same scope with further variables: that of a comprehension. */
  within(variables) {
    const inner = new Scope(this.parent, this);
    inner.origin = this.origin ?? this;
    inner.isComprehension = true;
    const names = variables.map(({ name }) => name);
    inner.variables = this.variables.filter(({ name }) => !names.includes(name)).concat(variables);
    return inner;
  }

  add(name, kind) {
    this.variables = this.variables.filter((each) => each.name !== name);
    this.variables.push({ name, kind });
  }

  remove(name) {
    this.variables = this.variables.filter((each) => each.name !== name);
  }

  /** Variables that an expression here can read. Class scopes are not seen from inside functions. */
  visible(kind) {
    const seen = new Map();
    for (let scope = this; scope; scope = scope.parent) {
      if (scope.isClass && scope !== this) continue;
      for (const { name, kind: each } of scope.variables) {
        if (!seen.has(name)) seen.set(name, each);
      }
    }
    return [...seen].filter(([, each]) => each === kind).map(([name]) => name);
  }

  /** Variables that a statement here can assign to. */
  own(kind) {
    return this.variables.filter((each) => each.kind === kind).map(({ name }) => name);
  }
}
