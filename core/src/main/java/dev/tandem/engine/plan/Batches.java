package dev.tandem.engine.plan;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sorts fields into steps of one kind each, so that every loop meets one class of values. */
final class Batches {
  private enum Kind {
    TEXT,
    DECIMAL,
    ID,
    DATE,
    INSTANT_TO_DATE,
    CHOICE_TO_NUMBER,
    CHOICE_MAP,
    OPTION_MAP,
    OTHER
  }

  private Batches() {}

  /** The steps for these fields; a target column is written by one field only (DIPV1026). */
  static List<PlanStep> of(List<SlotField> fields, TableSchema source) {
    Map<Kind, List<SlotField>> byKind = new EnumMap<>(Kind.class);
    for (SlotField field : fields) {
      FieldType type = source.column(field.from()).type();
      byKind.computeIfAbsent(kind(field.plan(), type), kind -> new ArrayList<>()).add(field);
    }
    List<PlanStep> steps = new ArrayList<>();
    byKind.forEach((kind, members) -> steps.add(step(kind, members)));
    return steps;
  }

  private static Kind kind(FieldPlan plan, FieldType source) {
    if (plan.onlyValueMap() != null && source instanceof FieldType.Choice) {
      return Kind.CHOICE_MAP;
    }
    if (plan.onlyValueMap() != null && source instanceof FieldType.Bool) {
      return Kind.OPTION_MAP;
    }
    if (!plan.isPlain()) {
      return Kind.OTHER;
    }
    Conversion conversion = plan.conversion();
    if (conversion instanceof ToText && source instanceof FieldType.Text) {
      return Kind.TEXT;
    } else if (conversion instanceof ToDecimal && source instanceof FieldType.Decimal) {
      return Kind.DECIMAL;
    } else if (conversion instanceof ToGuid && source instanceof FieldType.Guid) {
      return Kind.ID;
    } else if (conversion instanceof ToWhole && source instanceof FieldType.Choice) {
      return Kind.CHOICE_TO_NUMBER;
    }
    return conversion instanceof ToDate date && date.keepsEveryDate() ? dates(source) : Kind.OTHER;
  }

  private static Kind dates(FieldType source) {
    if (source instanceof FieldType.DateOnly) {
      return Kind.DATE;
    }
    boolean instants = source.equals(new FieldType.DateTime(FieldType.DateTimeBehavior.INSTANT));
    return instants ? Kind.INSTANT_TO_DATE : Kind.OTHER;
  }

  private static PlanStep step(Kind kind, List<SlotField> fields) {
    return switch (kind) {
      case TEXT -> new CopyTexts(fields);
      case DECIMAL -> new CopyDecimals(fields);
      case ID -> new CopyValues(fields, UUID.class);
      case DATE -> new CopyValues(fields, LocalDate.class);
      case INSTANT_TO_DATE -> new InstantsToDates(fields);
      case CHOICE_TO_NUMBER -> new ChoicesToNumbers(fields);
      case CHOICE_MAP -> new MapChoices(fields);
      case OPTION_MAP -> new MapOptions(fields);
      case OTHER -> new ConvertFields(fields);
    };
  }
}
