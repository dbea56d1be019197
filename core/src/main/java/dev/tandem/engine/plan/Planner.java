package dev.tandem.engine.plan;

import dev.tandem.engine.ConversionOptions;
import dev.tandem.engine.RowProgram;
import dev.tandem.map.Direction;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import dev.tandem.spi.value.RowShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the program of one direction from what the compiler resolved; the only place that knows
 * all steps. Not safe for several threads.
 */
public final class Planner {
  private final String mapName;
  private final Direction direction;
  private final TableSchema source;
  private final TableSchema target;
  private final ConversionOptions options;
  private final List<SlotField> fields = new ArrayList<>();
  private final List<Integer> constantSlots = new ArrayList<>();
  private final List<Object> constantValues = new ArrayList<>();
  private final Map<Integer, List<ReadLookup.Member>> reads = new LinkedHashMap<>();
  private final List<PlanStep> others = new ArrayList<>();

  /** Target slots in the order that the program keeps their values. */
  private final List<Integer> written = new ArrayList<>();

  private @Nullable Predicate<Row> filter;
  private String filterText = "";
  private List<String> filterColumns = List.of();
  private @Nullable CompanyPlan company;
  private String companyField = "";
  private boolean needsCompany;
  private Map<String, Integer> key = Map.of();

  /** Starts the program of one direction of a map. */
  public Planner(
      String mapName,
      Direction direction,
      TableSchema source,
      TableSchema target,
      ConversionOptions options) {
    this.mapName = mapName;
    this.direction = direction;
    this.source = source;
    this.target = target;
    this.options = options;
  }

  /**
   * How the values of a field are treated.
   *
   * @param name the source field for problems
   * @param route both ends for people
   * @param from type of the values read
   * @param to type of the column written
   * @param transforms in listed order
   */
  public record FieldSpec(
      String name, String route, FieldType from, FieldType to, List<Transform> transforms) {}

  /** A key column behind a written lookup. */
  public record KeyPart(FieldSpec spec, int from, String keyPath) {}

  /** A place that may name the company: slot of the first lookup and the way behind it. */
  public record CompanyPlace(int from, PathReader path) {}

  /** A target of a polymorphic lookup; {@code companyPath} is null for a global table. */
  public record PolymorphicTarget(
      String table, @Nullable TableSchema schema, String key, @Nullable String companyPath) {}

  /** A field between two columns. */
  public void field(FieldSpec spec, int from, int to) {
    fields.add(new SlotField(from, place(to), plan(spec)));
  }

  /** A literal for every row; null clears the column. */
  public void constant(int to, FieldType type, @Nullable String literal) {
    Conversion conversion = conversion(type, FieldType.UNTYPED);
    Object value = literal == null ? conversion.blank() : Conversions.literal(literal, conversion);
    constantSlots.add(place(to));
    constantValues.add(value);
  }

  /** A key column behind a lookup column, read. */
  public void readLookup(FieldSpec spec, int from, PathReader path, int to) {
    reads
        .computeIfAbsent(from, slot -> new ArrayList<>())
        .add(new ReadLookup.Member(path, plan(spec), place(to)));
  }

  /** The key column of whichever table a polymorphic lookup points at, read. */
  public void readPolymorphic(FieldSpec spec, int from, List<PolymorphicTarget> targets, int to) {
    List<ReadPolymorphic.Target> readers = new ArrayList<>();
    for (PolymorphicTarget each : targets) {
      PathReader.Hop hop = new PathReader.Hop(each.table(), each.schema(), each.key());
      PathReader path = PathReader.of(List.of(hop));
      readers.add(new ReadPolymorphic.Target(each.table(), each.schema(), path));
    }
    others.add(new ReadPolymorphic(from, place(to), readers, plan(spec)));
  }

  /** A lookup column written from all its key columns together. */
  public void writeLookup(int to, String table, List<KeyPart> parts, @Nullable String companyPath) {
    List<String> keyPaths = parts.stream().map(KeyPart::keyPath).toList();
    List<SlotField> slots =
        parts.stream().map(part -> new SlotField(part.from(), -1, plan(part.spec()))).toList();
    others.add(new WriteLookup(place(to), table, keyPaths, slots, companyPath));
  }

  /** A polymorphic lookup column written from one value. */
  public void writePolymorphic(FieldSpec spec, int from, List<PolymorphicTarget> targets, int to) {
    List<WritePolymorphic.Target> writers = new ArrayList<>();
    for (PolymorphicTarget each : targets) {
      List<String> columns =
          each.companyPath() == null
              ? List.of(each.key())
              : List.of(each.key(), each.companyPath());
      writers.add(new WritePolymorphic.Target(each.table(), columns));
    }
    others.add(new WritePolymorphic(new SlotField(from, place(to), plan(spec)), writers));
  }

  /** Which rows take part. */
  public void filter(Predicate<Row> rows, String text, List<String> columns) {
    filter = rows;
    filterText = text;
    filterColumns = List.copyOf(columns);
  }

  /**
   * The company comes from lookups of a Dataverse row.
   *
   * @param places where it may stand, the primary place first (KEY-6)
   * @param to slot of dataAreaId, or -1
   */
  public void companyToFinance(List<CompanyPlace> places, int to, String field, boolean required) {
    FieldType type = to < 0 ? FieldType.UNTYPED : target.column(to).type();
    company = CompanyToFinance.of(places, place(to), conversion(type, FieldType.UNTYPED));
    companyField = field;
    needsCompany = required;
  }

  /** The company comes from the dataAreaId of a finance row, slots may be -1. */
  public void companyToDataverse(
      int from, int to, String companyTable, String codeColumn, boolean required) {
    company = new CompanyToDataverse(from, place(to), companyTable, codeColumn, required);
    companyField = TableSchema.DATA_AREA_ID;
    needsCompany = required;
  }

  /** Where the program keeps the value of a target slot; -1 for none. */
  private int place(int slot) {
    int place = slot < 0 ? slot : written.indexOf(slot);
    if (slot < 0 || place >= 0) {
      return place;
    }
    written.add(slot);
    return written.size() - 1;
  }

  /** The key of a mapped row: slot by column, -1 for the company. */
  public void key(Map<String, Integer> slotByColumn) {
    key = slotByColumn;
  }

  /** Whether a literal fits a column; null when it does, else what is wrong. */
  public static @Nullable String misfit(
      String literal, FieldType type, Direction direction, ConversionOptions options) {
    Conversion conversion = Conversions.into(type, FieldType.UNTYPED, direction.target(), options);
    return Conversions.literal(literal, conversion) instanceof Failure failure
        ? failure.message()
        : null;
  }

  /** The finished program. */
  public RowProgram build() {
    return Program.of(
        new ProgramParts(
            mapName,
            source,
            RowShape.of(target, written),
            filter,
            filterText,
            filterColumns,
            company,
            companyField,
            needsCompany,
            key.isEmpty() ? null : keyPlan(),
            written(),
            steps()));
  }

  private KeyPlan keyPlan() {
    List<KeyPlan.Part> parts = new ArrayList<>();
    key.forEach((column, slot) -> parts.add(new KeyPlan.Part(column, slot, written.indexOf(slot))));
    return new KeyPlan(parts);
  }

  private Set<String> written() {
    Set<String> columns = new LinkedHashSet<>();
    new TreeSet<>(written).forEach(slot -> columns.add(target.column(slot).name()));
    return Collections.unmodifiableSet(columns);
  }

  private List<PlanStep> steps() {
    List<PlanStep> steps = new ArrayList<>();
    if (!constantSlots.isEmpty()) {
      int[] slots = constantSlots.stream().mapToInt(Integer::intValue).toArray();
      steps.add(new Constants(slots, constantValues.toArray()));
    }
    for (SlotField field : fields) {
      steps.add(FieldSteps.of(field, source.column(field.from()).type()));
    }
    reads.forEach((from, members) -> steps.add(ReadLookup.step(from, members)));
    steps.addAll(others);
    return steps;
  }

  private FieldPlan plan(FieldSpec spec) {
    Conversion conversion = conversion(spec.to(), spec.from());
    List<ValueStep> steps = new ArrayList<>();
    @Nullable Object fallback = null;
    int last = lastTransform(spec.transforms());
    Miss onMiss = Miss.of(spec.from(), spec.to(), spec.transforms(), options);
    for (int i = 0; i < spec.transforms().size(); i++) {
      Transform transform = spec.transforms().get(i);
      if (transform instanceof Transform.ValueMap map) {
        Conversion results = i == last ? conversion : null;
        steps.add(new ValueMapStep(map, direction, spec.from(), results, onMiss));
      } else if (transform instanceof Transform.Truncate truncate) {
        steps.add(new TruncateStep(truncate.length()));
      } else if (transform instanceof Transform.DefaultValue value) {
        fallback = fallback(value, conversion);
      }
    }
    return new FieldPlan(spec.name(), spec.route(), steps, fallback, conversion);
  }

  private static Object fallback(Transform.DefaultValue value, Conversion conversion) {
    String literal = value.literal();
    return literal == null ? conversion.blank() : Conversions.literal(literal, conversion);
  }

  /** The position of the last transform that is not a default. */
  private static int lastTransform(List<Transform> transforms) {
    int last = -1;
    for (int i = 0; i < transforms.size(); i++) {
      if (!(transforms.get(i) instanceof Transform.DefaultValue)) {
        last = i;
      }
    }
    return last;
  }

  private Conversion conversion(FieldType to, FieldType from) {
    return Conversions.into(to, from, direction.target(), options);
  }
}
