package dev.tandem.engine.plan;

import dev.tandem.spi.schema.FieldType;
import java.time.LocalDate;
import java.util.UUID;

/** Chooses the step of a field: the one made for its types, or the one that takes anything. */
final class FieldSteps {
  private FieldSteps() {}

  /** The step for a field that is read from a column of this type. */
  static PlanStep of(SlotField field, FieldType source) {
    FieldPlan plan = field.plan();
    ValueMapStep map = plan.onlyValueMap();
    if (map != null && source instanceof FieldType.Choice) {
      return new MapChoice(field, ChoiceTable.of(plan, map.choices().keySet()));
    } else if (map != null && source instanceof FieldType.Bool) {
      return MapOption.of(field);
    }
    return plan.isPlain() ? plain(field, source) : new ConvertField(field);
  }

  private static PlanStep plain(SlotField field, FieldType source) {
    Conversion conversion = field.plan().conversion();
    if (conversion instanceof ToText text && source instanceof FieldType.Text) {
      return new CopyText(field, text.maxLength());
    } else if (conversion instanceof ToText text
        && source instanceof FieldType.Guid
        && text.maxLength() >= GuidToText.LENGTH) {
      return new GuidToText(field);
    } else if (conversion instanceof ToDecimal decimal && source instanceof FieldType.Decimal) {
      return new CopyDecimal(field, decimal);
    } else if (conversion instanceof ToGuid && source instanceof FieldType.Guid) {
      return new CopyValue(field, UUID.class);
    } else if (conversion instanceof ToWhole
        && source instanceof FieldType.Choice choice
        && !choice.options().isEmpty()) {
      return new MapChoice(field, ChoiceTable.of(field.plan(), choice.options().keySet()));
    } else if (conversion instanceof ToDate date && date.keepsEveryDate()) {
      return date(field, source);
    }
    return new ConvertValue(field, conversion);
  }

  private static PlanStep date(SlotField field, FieldType source) {
    if (source instanceof FieldType.DateOnly) {
      return new CopyValue(field, LocalDate.class);
    }
    boolean instants = source.equals(new FieldType.DateTime(FieldType.DateTimeBehavior.INSTANT));
    return instants ? new InstantToDate(field) : new ConvertValue(field, field.plan().conversion());
  }
}
