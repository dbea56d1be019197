package dev.tandem.projectops.work;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BookableResource;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.Expense;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.MaterialUsage;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.OrganizationalUnit;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.ResourceAssignment;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.Subcontract;
import dev.tandem.projectops.entity.dataverse.SubcontractLine;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.entity.dataverse.TeamMember;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.entity.dataverse.VendorInvoice;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import java.util.stream.Stream;

/** The tables that actions look rows up in, and the names that people know rows by. No state. */
final class Finder {
  static final Rows<Actual> ACTUALS =
      new Rows<>(
          Actual.CODEC, "actual", id -> Actual.builder().id(id).build(), row -> Stream.empty());
  static final Rows<ResourceAssignment> ASSIGNMENTS =
      new Rows<>(
          ResourceAssignment.CODEC,
          "resource assignment",
          id -> ResourceAssignment.builder().id(id).build(),
          row -> Stream.empty());
  static final Rows<BookableResource> RESOURCES =
      new Rows<>(
          BookableResource.CODEC,
          "resource",
          id -> BookableResource.builder().id(id).build(),
          row -> Stream.of(row.name()));
  static final Rows<Contract> CONTRACTS =
      new Rows<>(
          Contract.CODEC,
          "contract",
          id -> Contract.builder().id(id).build(),
          row -> Stream.of(row.number()));
  static final Rows<ContractCustomer> CUSTOMERS =
      new Rows<>(
          ContractCustomer.CODEC,
          "contract customer",
          id -> ContractCustomer.builder().id(id).build(),
          row -> Stream.of(row.number(), row.name()));
  static final Rows<ContractLine> LINES =
      new Rows<>(
          ContractLine.CODEC,
          "contract line",
          id -> ContractLine.builder().id(id).build(),
          row -> Stream.of(row.name()));
  static final Rows<Expense> EXPENSES =
      new Rows<>(
          Expense.CODEC,
          "expense",
          id -> Expense.builder().id(id).build(),
          row -> Stream.of(row.externalId()));
  static final Rows<InvoiceLineDetail> DETAILS =
      new Rows<>(
          InvoiceLineDetail.CODEC,
          "invoice detail",
          id -> InvoiceLineDetail.builder().id(id).build(),
          row -> Stream.empty());
  static final Rows<Journal> JOURNALS =
      new Rows<>(
          Journal.CODEC,
          "journal",
          id -> Journal.builder().id(id).build(),
          row -> Stream.of(row.name()));
  static final Rows<JournalLine> JOURNAL_LINES =
      new Rows<>(
          JournalLine.CODEC,
          "journal line",
          id -> JournalLine.builder().id(id).build(),
          row -> Stream.empty());
  static final Rows<MaterialUsage> USAGES =
      new Rows<>(
          MaterialUsage.CODEC,
          "material usage",
          id -> MaterialUsage.builder().id(id).build(),
          row -> Stream.empty());
  static final Rows<Milestone> MILESTONES =
      new Rows<>(
          Milestone.CODEC,
          "milestone",
          id -> Milestone.builder().id(id).build(),
          row -> Stream.of(row.name()));
  static final Rows<OrganizationalUnit> UNITS =
      new Rows<>(
          OrganizationalUnit.CODEC,
          "organizational unit",
          id -> OrganizationalUnit.builder().id(id).build(),
          row -> Stream.of(row.name()));
  static final Rows<Proforma> PROFORMAS =
      new Rows<>(
          Proforma.CODEC,
          "proforma",
          id -> Proforma.builder().id(id).build(),
          row -> Stream.of(row.financeNumber(), row.number()));
  static final Rows<Project> PROJECTS =
      new Rows<>(
          Project.CODEC,
          "project",
          id -> Project.builder().id(id).build(),
          row -> Stream.of(row.number()));
  static final Rows<Retainer> RETAINERS =
      new Rows<>(
          Retainer.CODEC,
          "retainer",
          id -> Retainer.builder().id(id).build(),
          row -> Stream.of(row.name()));
  static final Rows<Subcontract> SUBCONTRACTS =
      new Rows<>(
          Subcontract.CODEC,
          "subcontract",
          id -> Subcontract.builder().id(id).build(),
          row -> Stream.of(row.number()));
  static final Rows<SubcontractLine> SUBCONTRACT_LINES =
      new Rows<>(
          SubcontractLine.CODEC,
          "subcontract line",
          id -> SubcontractLine.builder().id(id).build(),
          row -> Stream.of(row.number()));
  static final Rows<Task> TASKS =
      new Rows<>(
          Task.CODEC,
          "task",
          id -> Task.builder().id(id).build(),
          row -> Stream.of(row.activityNumber()));
  static final Rows<TeamMember> TEAM =
      new Rows<>(
          TeamMember.CODEC,
          "team member",
          id -> TeamMember.builder().id(id).build(),
          row -> Stream.of(row.name()));
  static final Rows<TimeEntry> TIMES =
      new Rows<>(
          TimeEntry.CODEC,
          "time entry",
          id -> TimeEntry.builder().id(id).build(),
          row -> Stream.empty());
  static final Rows<VendorInvoice> VENDOR_INVOICES =
      new Rows<>(
          VendorInvoice.CODEC,
          "vendor invoice",
          id -> VendorInvoice.builder().id(id).build(),
          row -> Stream.of(row.number()));
  static final Rows<VendorInvoiceLine> VENDOR_LINES =
      new Rows<>(
          VendorInvoiceLine.CODEC,
          "vendor invoice line",
          id -> VendorInvoiceLine.builder().id(id).build(),
          row -> Stream.of(row.externalLine()));

  private Finder() {}
}
