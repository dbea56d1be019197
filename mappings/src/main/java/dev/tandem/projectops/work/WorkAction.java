package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.WorkParameter.may;
import static dev.tandem.projectops.work.WorkParameter.needed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the Dataverse side can be asked to do, each with the parameters that it takes. */
public enum WorkAction {
  /** An entry is handed in: journal lines, no actuals yet (ACT-20). */
  SUBMIT(Texts.ENTRY, Texts.BILLING_TYPE, Texts.DAY),
  /** An entry is approved: its actuals, connections and origins (ACT-21 to ACT-23, ACT-46). */
  APPROVE(
      Texts.ENTRY,
      Texts.BILLING_TYPE,
      may("billable-quantity", "how much is charged when not all of it is, or more"),
      Texts.DAY),
  /** A submitted entry is sent back to its owner. */
  REJECT(Texts.ENTRY),
  /** The owner takes an entry back, before or after its approval (ACT-25, ACT-26). */
  RECALL(Texts.ENTRY, Texts.DAY),
  /** The approver takes an approval back (ACT-25, ACT-26). */
  CANCEL(Texts.ENTRY, Texts.DAY);

  /** Parameters that several actions take. */
  private static final class Texts {
    static final WorkParameter ENTRY =
        needed(
            "entry",
            "id of a time entry, expense or material usage; an expense also by its number");
    static final WorkParameter BILLING_TYPE =
        may(
            "billing-type",
            "chargeable, non-chargeable, complimentary or not-available; else what the expense"
                + " says, what the contract line says of the task, or chargeable");
    static final WorkParameter DAY = may("day", "day of the action, today when left out");
  }

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes no list that changes
  private final List<WorkParameter> parameters;

  WorkAction(WorkParameter... parameters) {
    this.parameters = List.of(parameters);
  }

  /** Its name in kebab case, for example {@code confirm-proforma}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The parameters that it takes, in order. */
  public List<WorkParameter> parameters() {
    return parameters;
  }

  /**
   * The action with this name in kebab case.
   *
   * @throws IllegalArgumentException when there is none; the message lists all
   */
  public static WorkAction of(String id) {
    return Arrays.stream(values())
        .filter(action -> action.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no action %s; the actions are %s".formatted(id, all())));
  }

  private static String all() {
    return Arrays.stream(values()).map(WorkAction::id).collect(Collectors.joining(", "));
  }
}
