package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.plan.Planner.CompanyPlace;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dataverse to finance: the company behind a lookup becomes the dataAreaId (CO-1, CO-6).
 *
 * @param first the place that names the company (KEY-6)
 * @param others the places after it, in order
 * @param place slot of dataAreaId in the target, or -1
 * @param conversion into dataAreaId
 * @param maxLength how long a code may be that needs nothing done, -1 for none
 */
record CompanyToFinance(
    CompanyPlace first, List<CompanyPlace> others, int place, Conversion conversion, int maxLength)
    implements CompanyPlan {

  /**
   * The company of a row.
   *
   * @param sources places in order, the primary one first
   */
  static CompanyToFinance of(List<CompanyPlace> sources, int place, Conversion conversion) {
    return new CompanyToFinance(
        sources.get(0),
        List.copyOf(sources.subList(1, sources.size())),
        place,
        conversion,
        conversion instanceof ToText text ? text.maxLength() : -1);
  }

  @Override
  public @Nullable Object read(Row in, Lookups lookups) {
    Object code = at(first, in, lookups);
    return code == null && !others.isEmpty() ? elsewhere(in, lookups) : code;
  }

  private @Nullable Object elsewhere(Row in, Lookups lookups) {
    for (CompanyPlace source : others) {
      Object code = at(source, in, lookups);
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  /** The code or a failure; null when the place names no company. */
  private @Nullable Object at(CompanyPlace source, Row in, Lookups lookups) {
    Object value = in.slot(source.from());
    if (value == null) {
      return null;
    }
    Object code = usual(source, value, lookups);
    return code == null ? read(source, value, lookups) : code;
  }

  /** A code that needs nothing done in the row that a lookup by id leads to, else null. */
  private @Nullable String usual(CompanyPlace source, Object value, Lookups lookups) {
    PathReader path = source.path();
    if (value instanceof Reference.ById byId && path.rest() == null && !path.id()) {
      Row row = path.rowById(byId, lookups);
      return row != null
              && row.schema() == path.hop().schema()
              && path.slot() >= 0
              && row.slot(path.slot()) instanceof String text
              && text.length() <= maxLength
              && Texts.startsPlainly(text)
          ? text
          : null;
    }
    return null;
  }

  /** The code or a failure; null when the source names no company. */
  private @Nullable Object read(CompanyPlace source, Object value, Lookups lookups) {
    Reference reference = PathReader.reference(value);
    if (reference != null) {
      Object code = code(source, reference, lookups);
      return code == Blank.BLANK ? null : code;
    }
    return isText(value)
        ? Failure.of(
            ErrorCode.VALUE_NOT_CONVERTIBLE,
            "a company is a reference, by the id of its row or by %s, and this is neither"
                .formatted(source.path().remainder()),
            value)
        : null;
  }

  /** Text that is no id, the code itself perhaps: no company, but not the absence of one either. */
  private static boolean isText(Object value) {
    return value instanceof String text && !text.isBlank();
  }

  /** The code, blank when the row behind the lookup names none, or a failure. */
  private Object code(CompanyPlace source, Reference reference, Lookups lookups) {
    Object code = source.path().read(reference, null, lookups);
    if (code instanceof Failure || code == Blank.BLANK) {
      return code;
    }
    String text = Texts.of(code);
    Object company = conversion.convert(text);
    return text.isBlank() ? Blank.BLANK : company instanceof Failure ? company : text;
  }

  @Override
  public @Nullable Object linked(String company, Lookups lookups) {
    return company;
  }

  @Override
  public void collectLookups(
      Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    boolean named = collected(first, in, known, needed);
    for (int i = 0; i < others.size() && !named; i++) {
      named = collected(others.get(i), in, known, needed);
    }
  }

  @Override
  public boolean asksOnce() {
    return others.isEmpty() && first.path().rest() == null;
  }

  /** Whether the place names a company, as far as is known. */
  private boolean collected(CompanyPlace source, Row in, Lookups known, Set<LookupRequest> needed) {
    Object value = in.slot(source.from());
    Reference reference = value == null ? null : PathReader.reference(value);
    if (reference == null) {
      return false;
    }
    source.path().collect(reference, List.of(source.path().remainder()), known, needed);
    return code(source, reference, known) != Blank.BLANK;
  }
}
