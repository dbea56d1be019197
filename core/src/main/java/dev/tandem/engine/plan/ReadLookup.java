package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Dataverse to finance: the key columns behind one lookup column, whose row is asked for once
 * (LKP-1, LKP-3).
 *
 * @param from slot of the lookup column
 * @param columns what members read of a row that is referenced by id, but its id
 * @param members what is read behind it, at least one
 */
record ReadLookup(int from, List<String> columns, List<Member> members)
    implements ReadStep, DirectStep {

  /**
   * One value behind the lookup.
   *
   * @param path how it is read
   * @param plan what happens to it
   * @param to target slot
   */
  record Member(PathReader path, FieldPlan plan, int to) {

    /** How long a text may be that needs nothing done, -1 for none. */
    int maxLength() {
      return plan.isPlain() && plan.conversion() instanceof ToText text ? text.maxLength() : -1;
    }

    private boolean run(
        Reference reference, @Nullable Row row, @Nullable Object[] out, Lookups lookups) {
      return convert(path.read(reference, row, lookups), out);
    }

    private boolean convert(@Nullable Object read, @Nullable Object[] out) {
      Object mapped = read instanceof Failure ? read : plan.evaluate(read);
      out[to] = mapped;
      return !(mapped instanceof Failure);
    }
  }

  /** The members behind one lookup column, at least one. */
  static ReadLookup of(int from, List<Member> members) {
    List<String> columns =
        members.stream()
            .map(Member::path)
            .filter(path -> !path.isId())
            .map(PathReader::remainder)
            .collect(Collectors.toUnmodifiableList());
    return new ReadLookup(from, columns, List.copyOf(members));
  }

  /** The step for members behind one lookup column: a short one where there is one. */
  static ReadStep step(int from, List<Member> members) {
    ReadLookup any = of(from, members);
    ReadStep id = ReadId.of(any);
    ReadStep behind = id == null ? ReadBehind.of(any) : id;
    return behind == null ? any : behind;
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    Object value = in.slot(from);
    if (value == null || value == Blank.BLANK || "".equals(value)) {
      return runEmpty(value == null ? null : Blank.BLANK, out);
    }
    Reference reference = PathReader.reference(value);
    if (reference == null) {
      return false;
    }
    Row row =
        !columns.isEmpty() && reference instanceof Reference.ById byId
            ? members.get(0).path().rowById(byId, lookups)
            : null;
    for (Member member : members) {
      if (!member.run(reference, row, out, lookups)) {
        return false;
      }
    }
    return true;
  }

  private boolean runEmpty(@Nullable Object empty, @Nullable Object[] out) {
    for (Member member : members) {
      if (!member.convert(empty, out)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void explain(
      Row in,
      @Nullable Object[] out,
      Lookups lookups,
      @Nullable String company,
      List<Problem> problems) {
    Object value = in.slot(from);
    for (Member member : members) {
      Object result = explained(member, value, lookups);
      out[member.to()] = result;
      if (result instanceof Failure failure) {
        problems.add(member.plan().problem(failure));
      }
    }
  }

  private static @Nullable Object explained(
      Member member, @Nullable Object value, Lookups lookups) {
    if (value == null || value == Blank.BLANK || "".equals(value)) {
      return member.plan().evaluate(value == null ? null : Blank.BLANK);
    }
    Reference reference = PathReader.reference(value);
    if (reference == null) {
      return Failure.of(
          ErrorCode.VALUE_NOT_CONVERTIBLE,
          "a lookup is given as an id, as an object with key columns, or in dotted columns",
          value);
    }
    Object read = member.path().read(reference, null, lookups);
    return read instanceof Failure ? read : member.plan().evaluate(read);
  }

  @Override
  public void collectLookups(
      Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    Object value = in.slot(from);
    Reference reference = value == null ? null : PathReader.reference(value);
    if (reference == null) {
      return;
    }
    List<String> asked = reference instanceof Reference.ById ? columns : columnsOf(reference);
    for (Member member : members) {
      member.path().collect(reference, asked, known, needed);
    }
  }

  @Override
  public boolean asksOnce() {
    return members.stream().allMatch(member -> member.path().rest() == null);
  }

  private List<String> columnsOf(Reference reference) {
    List<String> asked = new ArrayList<>();
    for (Member member : members) {
      if (member.path().needsRow(reference)) {
        asked.add(member.path().remainder());
      }
    }
    return asked;
  }
}
