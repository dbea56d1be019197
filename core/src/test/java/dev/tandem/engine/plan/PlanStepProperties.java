package dev.tandem.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.ConversionOptions;
import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.plan.PlanArbitraries.Run;
import dev.tandem.map.Direction;
import dev.tandem.map.Transform;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fast pass over a row and the pass that explains it agree, step by step. */
class PlanStepProperties {
  private static final String COMPANY = "usmf";

  /** As many slots as any of these steps fills. */
  private static final int WIDTH = 3;

  /** One field, its value, and what the plan knows of it. */
  record Case(
      FieldType from,
      FieldType to,
      Direction direction,
      ConversionOptions options,
      List<Transform> transforms,
      @Nullable Object value,
      Lookups lookups) {

    FieldPlan plan() {
      Conversion conversion = Conversions.into(to, from, direction.target(), options);
      List<ValueStep> steps = new ArrayList<>();
      @Nullable Object fallback = null;
      for (Transform transform : transforms) {
        if (transform instanceof Transform.ValueMap map) {
          boolean last = transform == transforms.get(transforms.size() - 1);
          steps.add(
              new ValueMapStep(
                  map,
                  direction,
                  from,
                  last ? conversion : null,
                  Miss.of(from, to, transforms, options)));
        } else if (transform instanceof Transform.Truncate cut) {
          steps.add(new TruncateStep(cut.length()));
        } else if (transform instanceof Transform.DefaultValue value && value.literal() != null) {
          Object literal = Conversions.literal(value.literal(), conversion);
          fallback = literal instanceof Failure ? fallback : literal;
        }
      }
      return new FieldPlan("F", "route", steps, fallback, conversion);
    }

    Row row() {
      return Row.ofSlots(schema(), new @Nullable Object[] {value});
    }

    private TableSchema schema() {
      return TableSchema.builder(new TableName(direction.source(), "source"))
          .column("f", from)
          .build();
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return cases(PlanArbitraries.pairs(), PlanArbitraries.transforms());
  }

  /** Only such types and transforms as have a step of their own. */
  @Provide
  Arbitrary<Case> stepCases() {
    return cases(PlanArbitraries.stepPairs(), PlanArbitraries.atMostOneValueMap());
  }

  private static Arbitrary<Case> cases(
      Arbitrary<PlanArbitraries.TypePair> pairs, Arbitrary<List<Transform>> transforms) {
    return Combinators.combine(
            pairs,
            Arbitraries.of(Direction.class),
            PlanArbitraries.options(),
            transforms,
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(true, false))
        .flatAs(
            (pair, direction, options, steps, knownOf, byId) ->
                Combinators.combine(
                        PlanArbitraries.values(pair.from()).injectNull(0.05),
                        PlanArbitraries.values(FieldType.Text.of(20)).injectNull(0.1))
                    .as(
                        (value, behind) ->
                            new Case(
                                pair.from(),
                                pair.to(),
                                direction,
                                options,
                                steps,
                                value,
                                PlanArbitraries.answering(behindRow(behind), byId, knownOf))));
  }

  private static final TableSchema BEHIND =
      TableSchema.builder(TableName.dataverse("others"))
          .primaryId("otherid")
          .column("number", FieldType.Text.of(20))
          .column("further", new FieldType.Lookup(List.of("others")))
          .build();

  /** What is read behind one lookup, as columns or ways over a further lookup. */
  private static final List<List<String>> READ =
      List.of(
          List.of("number"),
          List.of("otherid"),
          List.of("further.number"),
          List.of("number", "further.number"),
          List.of("further.number", "number", "otherid"));

  private static Row behindRow(@Nullable Object value) {
    int kind = Objects.hashCode(value) % 4;
    @Nullable Object further =
        kind == 0 ? null : kind == 1 ? Blank.BLANK : Reference.byId("others", new UUID(0, kind));
    return Row.ofSlots(BEHIND, new @Nullable Object[] {value, further});
  }

  // UND-9: what runs is never explained, what is refused always is, and slots agree
  private static void assertThatBothPassesAgree(PlanStep step, Case each) {
    Run fast = Run.of(step, each.row(), WIDTH, each.lookups(), COMPANY);
    List<Problem> problems = new ArrayList<>();
    @Nullable Object[] slow = new @Nullable Object[WIDTH];
    step.explain(each.row(), slow, each.lookups(), COMPANY, problems);
    assertThat(problems.isEmpty()).as("problems %s", problems).isEqualTo(fast.fits());
    if (fast.fits()) {
      assertThat(fast.out()).isEqualTo(Run.list(slow)).noneMatch(Failure.class::isInstance);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void fieldStepsAgreeWithTheirExplanation(@ForAll("stepCases") Case each) {
    SlotField field = new SlotField(0, 0, each.plan());
    assertThatBothPassesAgree(FieldSteps.of(field, each.from()), each);
  }

  // the fast steps against the one that knows no shortcut
  @Property(edgeCases = EdgeCasesMode.NONE)
  void fieldStepsAgreeWithTheirFieldPlans(@ForAll("stepCases") Case each) {
    SlotField field = new SlotField(0, 0, each.plan());
    Run plain = Run.of(new ConvertField(field), each.row(), WIDTH, each.lookups(), COMPANY);
    Run fast =
        Run.of(FieldSteps.of(field, each.from()), each.row(), WIDTH, each.lookups(), COMPANY);
    assertThat(fast.fits()).isEqualTo(plain.fits());
    if (fast.fits()) {
      assertThat(fast.out()).isEqualTo(plain.out());
    }
  }

  private static PathReader path(String way) {
    return PathReader.of(
        Arrays.stream(way.split("\\."))
            .map(column -> new PathReader.Hop("others", BEHIND, column))
            .toList());
  }

  private static List<ReadLookup.Member> members(List<String> ways, FieldPlan plan) {
    List<ReadLookup.Member> members = new ArrayList<>();
    for (String way : ways) {
      members.add(new ReadLookup.Member(path(way), plan, members.size()));
    }
    return members;
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void readLookupsAgree(@ForAll("cases") Case each) {
    for (List<String> ways : READ) {
      List<ReadLookup.Member> members = members(ways, each.plan());
      assertThatBothPassesAgree(ReadLookup.of(0, members), each);
      assertThatBothPassesAgree(ReadLookup.step(0, members), each);
    }
    assertThatBothPassesAgree(ReadLookup.of(0, members(List.of("unknown"), each.plan())), each);
  }

  // LKP-1, LKP-2: the short ways behind a lookup against the one that takes any value
  @Property(edgeCases = EdgeCasesMode.NONE)
  void shortReadsAgreeWithTheLongOne(@ForAll("stepCases") Case each) {
    for (List<String> ways : READ) {
      List<ReadLookup.Member> members = members(ways, each.plan());
      Run plain = Run.of(ReadLookup.of(0, members), each.row(), WIDTH, each.lookups(), COMPANY);
      Run fast = Run.of(ReadLookup.step(0, members), each.row(), WIDTH, each.lookups(), COMPANY);
      assertThat(fast.fits()).isEqualTo(plain.fits());
      assertThat(fast.out()).isEqualTo(plain.out());
    }
  }

  // LKP-1: an id needs no row, a text of the row behind needs one
  @Test
  void choosesTheShortWayForPlainTextsAndIds() {
    FieldPlan text = plan(FieldType.Text.of(20));
    FieldPlan id = plan(new FieldType.Guid());
    assertThat(step("number", text)).isInstanceOf(ReadBehind.class);
    assertThat(step("further.number", text)).isInstanceOf(ReadBehind.class);
    assertThat(step("further.otherid", text)).isInstanceOf(ReadLookup.class);
    assertThat(step("otherid", id)).isInstanceOf(ReadId.class);
    assertThat(step("unknown", text)).isInstanceOf(ReadLookup.class);
    assertThat(step("number", id)).isInstanceOf(ReadLookup.class);
  }

  private static FieldPlan plan(FieldType to) {
    Conversion conversion =
        Conversions.into(to, FieldType.UNTYPED, Side.FINANCE, ConversionOptions.STANDARD);
    return new FieldPlan("F", "route", List.of(), null, conversion);
  }

  private static ReadStep step(String column, FieldPlan plan) {
    return ReadLookup.step(0, members(List.of(column), plan));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void readPolymorphicLookupsAgree(@ForAll("cases") Case each) {
    List<ReadPolymorphic.Target> targets =
        List.of(
            new ReadPolymorphic.Target("account", BEHIND, path("number")),
            new ReadPolymorphic.Target("contact", null, path("personid")));
    assertThatBothPassesAgree(new ReadPolymorphic(0, 0, targets, each.plan()), each);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void writtenLookupsAgree(@ForAll("cases") Case each) {
    SlotField part = new SlotField(0, -1, each.plan());
    for (String company : new String[] {null, "msdyn_company.cdm_companycode"}) {
      assertThatBothPassesAgree(
          new WriteLookup(0, "others", List.of("number"), List.of(part), company), each);
      assertThatBothPassesAgree(
          new WriteLookup(0, "others", List.of("number", "name"), List.of(part, part), company),
          each);
    }
    List<WritePolymorphic.Target> targets =
        List.of(
            new WritePolymorphic.Target("account", List.of("number")),
            new WritePolymorphic.Target("contact", List.of("personid", "company.code")));
    assertThatBothPassesAgree(
        new WritePolymorphic(new SlotField(0, 0, each.plan()), targets), each);
  }

  // LKP-8: with what was asked for at hand, nothing more is asked for
  @Property(edgeCases = EdgeCasesMode.NONE)
  void lookupsThatAreAnsweredAreNotNeeded(@ForAll("cases") Case each) {
    SlotField part = new SlotField(0, -1, each.plan());
    WriteLookup step = new WriteLookup(0, "others", List.of("number"), List.of(part), null);
    Set<LookupRequest> needed = new LinkedHashSet<>();
    step.collectLookups(each.row(), Lookups.byKey(), COMPANY, needed);
    assertThat(needed).isEmpty();
    step.collectLookups(each.row(), Lookups.none(), COMPANY, needed);
    assertThat(needed).hasSizeLessThanOrEqualTo(1);
  }
}
