package dev.tandem.projectops.ledger;

/** The role an amount plays in a voucher; the posting setup gives each role a main account. */
public enum PostingType {
  /** Cost in profit and loss (ACC-4, ACC-7, ACC-8). */
  PROJECT_COST,
  /** The other side of time (ACC-3, ACC-4). */
  PAYROLL_ALLOCATION,
  /** Cost kept on the balance sheet (ACC-3, ACC-6, ACC-15). */
  WIP_COST_VALUE,
  /** The same for material (ACC-8). */
  WIP_COST_VALUE_ITEM,
  /** The other side of material that was used (ACC-9). */
  COST_ITEM,
  /** The other side of an expense that was entered on the Dataverse side (JRN-25). */
  EXPENSE_OFFSET,
  /** The clearing account of expense reports (PAR-5). */
  EXPENSE_INTEGRATION,
  /** The clearing account of vendor invoices (PAR-6). */
  PROCUREMENT_INTEGRATION,
  /** Sales value of work that is done and not invoiced (ACC-11, ACC-16). */
  WIP_SALES_VALUE,
  /** Revenue that is accrued (ACC-11, ACC-15, ACC-16). */
  ACCRUED_REVENUE,
  /** Revenue of invoiced time and material (ACC-12). */
  INVOICED_REVENUE,
  /** Revenue of milestones and retainers (ACC-10). */
  INVOICED_REVENUE_ON_ACCOUNT,
  /** Invoiced milestones kept on the balance sheet (ACC-10). */
  WIP_INVOICED_ON_ACCOUNT,
  /** What the customer owes. */
  CUSTOMER_BALANCE,
  /** Sales tax owed. */
  SALES_TAX,
  /** Sales tax that can be recovered (EXP-4, VI-3). */
  TAX_RECEIVABLE,
  /** Cost without a project: an expense category or an office line (EXP-13, VI-1). */
  OTHER_COST,
  /** Cost that another company of the group invoiced (IC-10). */
  INTERCOMPANY_COST,
  /** Revenue from another company of the group (IC-8). */
  INTERCOMPANY_REVENUE,
  /** What a vendor is owed. */
  VENDOR_BALANCE,
  /** What an investment project becomes when it is eliminated to the ledger (IP-4). */
  INVESTMENT_EXPENSE,
  /** What an investment project becomes when it is eliminated to a fixed asset (IP-4). */
  FIXED_ASSET,
  /** Difference of recognized and invoiced value at stand-alone prices (REV-20). */
  CONTRACT_VARIANCE
}
