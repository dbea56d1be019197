package dev.tandem.projectops.ledger;

import java.util.ArrayList;
import java.util.List;

/** What revenue estimates write, and what their elimination writes (ACC-15, ACC-16). Pure. */
public final class EstimatePosting {
  private EstimatePosting() {}

  /**
   * One posted period: cost off profit and loss for a completed contract, accrued sales value for a
   * completed percentage, nothing without WIP (REV-19).
   *
   * @param cost cost of the period
   * @param sales sales value of the period
   */
  public static List<VoucherLine> post(
      RecognitionPrinciple principle, ProjectItem cost, ProjectItem sales, PostingSetup setup) {
    return switch (principle) {
      case NO_WIP -> List.of();
      case COMPLETED_CONTRACT ->
          Booking.move(setup, cost, PostingType.WIP_COST_VALUE, PostingType.PROJECT_COST);
      case COMPLETED_PERCENTAGE ->
          Booking.move(setup, sales, PostingType.WIP_SALES_VALUE, PostingType.ACCRUED_REVENUE);
    };
  }

  /**
   * The end of an engagement: invoiced milestones leave the balance sheet against accrued revenue
   * or against the work in progress, and kept cost returns to profit and loss (UND-40).
   *
   * @param cost all cost that the estimates kept
   * @param invoiced all invoiced milestones
   */
  public static List<VoucherLine> eliminate(
      RecognitionPrinciple principle, ProjectItem cost, ProjectItem invoiced, PostingSetup setup) {
    return switch (principle) {
      case NO_WIP -> List.of();
      case COMPLETED_CONTRACT -> completedContract(cost, invoiced, setup);
      case COMPLETED_PERCENTAGE ->
          Booking.move(
              setup, invoiced, PostingType.WIP_INVOICED_ON_ACCOUNT, PostingType.WIP_SALES_VALUE);
    };
  }

  private static List<VoucherLine> completedContract(
      ProjectItem cost, ProjectItem invoiced, PostingSetup setup) {
    List<VoucherLine> lines =
        new ArrayList<>(
            Booking.move(setup, cost, PostingType.PROJECT_COST, PostingType.WIP_COST_VALUE));
    lines.addAll(
        Booking.move(
            setup, invoiced, PostingType.WIP_INVOICED_ON_ACCOUNT, PostingType.ACCRUED_REVENUE));
    return lines;
  }
}
