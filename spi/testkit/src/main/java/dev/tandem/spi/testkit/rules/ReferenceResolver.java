package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Reference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns what a writer put into a lookup into the id of a row that exists (LKP-8). */
final class ReferenceResolver {
  private final RowSpace space;
  private final KeySearch search;
  private final Set<String> unresolved = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param unresolved tables whose rows need not exist
   */
  ReferenceResolver(RowSpace space, KeySearch search, Set<String> unresolved) {
    this.space = space;
    this.search = search;
    this.unresolved.addAll(unresolved);
  }

  /** The reference as it is stored; null after a problem was added. */
  @Nullable Reference resolve(
      String field, FieldType.Lookup lookup, Reference wanted, List<Problem> problems) {
    List<String> candidates = candidates(lookup, wanted);
    boolean known = false;
    String accepted = null;
    for (String candidate : candidates) {
      KeyedTable table = space.table(candidate);
      known |= table != null;
      List<HeldRow> found = table == null ? List.of() : find(table, wanted);
      if (found.size() > 1) {
        problems.add(notFound(field, wanted, candidate + " has several rows with this key"));
        return null;
      }
      if (table != null && found.size() == 1) {
        return Reference.byId(table.schema().name().name(), found.get(0).id());
      }
      accepted = accepted == null && isUnresolved(table, candidate) ? candidate : accepted;
    }
    if (accepted != null) {
      return withTable(accepted, wanted);
    }
    problems.add(
        known
            ? notFound(field, wanted, "no row of " + candidates + " answers to this reference")
            : unknownTable(field, lookup, wanted));
    return null;
  }

  private static List<String> candidates(FieldType.Lookup lookup, Reference wanted) {
    String named = wanted.table();
    return named == null ? lookup.targets() : List.of(named);
  }

  /** Whether the lookup may point into this table. */
  boolean allows(FieldType.Lookup lookup, Reference wanted) {
    String named = wanted.table();
    return named == null
        || lookup.targets().isEmpty()
        || lookup.targets().stream().anyMatch(target -> isSame(target, named));
  }

  private boolean isSame(String target, String named) {
    KeyedTable table = space.table(named);
    return target.equalsIgnoreCase(named) || (table != null && table.schema().isCalled(target));
  }

  private List<HeldRow> find(KeyedTable table, Reference wanted) {
    if (wanted instanceof Reference.ByKey byKey) {
      boolean blank = byKey.key().isBlank();
      boolean fits = KeySearch.unknownColumn(table.schema(), byKey.key()) == null;
      return fits && !blank ? search.find(table, byKey.key()) : List.of();
    }
    HeldRow row = space.row(table, ((Reference.ById) wanted).id());
    return row == null ? List.of() : List.of(row);
  }

  private boolean isUnresolved(@Nullable KeyedTable table, String name) {
    return unresolved.contains(name)
        || (table != null && unresolved.stream().anyMatch(table.schema()::isCalled));
  }

  private static Reference withTable(String table, Reference wanted) {
    return wanted instanceof Reference.ById byId
        ? Reference.byId(table, byId.id())
        : Reference.byKey(table, ((Reference.ByKey) wanted).key());
  }

  private static Problem notFound(String field, Reference wanted, String found) {
    return Problem.of(ErrorCode.LOOKUP_NOT_FOUND, field, found + "; create it first", wanted);
  }

  private static Problem unknownTable(String field, FieldType.Lookup lookup, Reference wanted) {
    return new Problem(
        ErrorCode.UNKNOWN_TABLE,
        field,
        "the reference names no table that this column may point at",
        wanted.toString(),
        lookup.targets());
  }

  /** The problem of a reference into a table that the lookup does not allow. */
  static Problem notAllowed(String field, FieldType.Lookup lookup, Reference wanted) {
    return unknownTable(field, lookup, wanted);
  }
}
