package dev.tandem.projectops.work;

import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.DataverseProcess;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.process.ProcessRunner;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import dev.tandem.spi.connector.Connector;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Does the work of the Dataverse side through a connector to it: it reads what an action needs,
 * lets the rules decide, and writes the outcome in one atomic group. An action that has been done
 * changes nothing when it is asked for again. One that a rule refuses writes nothing and reports
 * its fault. Has no state of its own; safe for any thread.
 *
 * <p>The connector needs atomic groups and version checks, and the tables of {@link
 * dev.tandem.projectops.entity.dataverse.InternalDataverseTables} in its catalog: price lists,
 * entries, journals, invoice lines and so on. Rows must point to each other by id.
 */
public final class DataverseWork {
  private final ProcessRunner runner;
  private final WorkSettings settings;

  /**
   * Work with the settings of an environment that chose nothing.
   *
   * @param clock says which day an action takes place on that is told none
   * @throws dev.tandem.spi.error.PermanentConnectorException when the connector has no atomic
   *     groups or no version checks
   */
  public DataverseWork(Connector dataverse, Clock clock) {
    this(dataverse, clock, WorkSettings.DEFAULT);
  }

  /** The same with settings. */
  public DataverseWork(Connector dataverse, Clock clock, WorkSettings settings) {
    this.runner = new ProcessRunner(dataverse, clock);
    this.settings = settings;
  }

  /**
   * Does an action that is named in kebab case.
   *
   * @throws IllegalArgumentException when there is no such action; see the other method too
   */
  public ProcessReport run(String action, Map<String, String> parameters) {
    return run(WorkAction.of(action), parameters);
  }

  /**
   * Does an action.
   *
   * @param parameters texts by name
   * @return what was written; the fault when a rule refuses, and then nothing is written
   * @throws IllegalArgumentException when a parameter is missing, not known, or names no row; the
   *     message lists what is allowed
   * @throws dev.tandem.spi.error.ConnectorException when the connector fails or refuses a row
   */
  public ProcessReport run(WorkAction action, Map<String, String> parameters) {
    DataverseProcess process = process(action, Parameters.of(action, parameters));
    try {
      return runner.run(process);
    } catch (FaultException e) {
      return new ProcessReport(process.name(), "", 0, 0, 0, List.of(e.fault()), true);
    }
  }

  private DataverseProcess process(WorkAction action, Parameters parameters) {
    EntryActions entries = new EntryActions(settings, parameters);
    SalesActions sales = new SalesActions(settings, parameters);
    ProformaActions proformas = new ProformaActions(settings, parameters);
    CorrectionActions corrections = new CorrectionActions(settings, parameters);
    RetainerActions retainers = new RetainerActions(settings, parameters);
    ArrivalActions arrivals = new ArrivalActions(settings, parameters);
    VendorActions vendors = new VendorActions(settings, parameters);
    JournalActions journals = new JournalActions(settings, parameters);
    SubcontractActions subcontracts = new SubcontractActions(parameters);
    ContractActions contracts = new ContractActions(parameters);
    MilestoneActions milestones = new MilestoneActions(parameters);
    Rebookings rebookings = new Rebookings(settings);
    return switch (action) {
      case SUBMIT -> new Once(action, entries::submit);
      case APPROVE -> new Once(action, entries::approve);
      case REJECT -> new Once(action, entries::reject);
      case RECALL -> new Once(action, entries::recall);
      case CANCEL -> new Once(action, entries::cancel);
      case PRICE_ASSIGNMENT -> new Once(action, new AssignmentActions(parameters)::price);
      case READY_TO_INVOICE -> new Once(action, sales::ready);
      case NOT_READY_TO_INVOICE -> new Once(action, sales::notReady);
      case CREATE_PROFORMA -> new Once(action, proformas::create);
      case REFRESH_PROFORMA -> new Once(action, proformas::refresh);
      case EDIT_PROFORMA -> new Once(action, corrections::edit);
      case ADD_PROFORMA_DETAIL -> new Once(action, new AddedDetails(parameters)::add);
      case DELETE_PROFORMA -> new Once(action, proformas::delete);
      case CONFIRM_PROFORMA -> new Once(action, proformas::confirm);
      case CONFIRM_PROFORMAS -> new Each(action, proformas::confirmAll);
      case REVISE_PROFORMA -> new Once(action, corrections::revise);
      case PAY_PROFORMA -> new Once(action, proformas::pay);
      case BILL_RETAINER -> new Once(action, retainers::bill);
      case REFUND_RETAINER -> new Once(action, retainers::refund);
      case APPROVE_EXPENSES -> new Each(action, arrivals::expenses);
      case CONFIRM_VENDOR_INVOICES -> new Each(action, vendors::confirmAll);
      case CONFIRM_VENDOR_INVOICE -> new Once(action, vendors::confirm);
      case VERIFY_VENDOR_LINE -> new Once(action, vendors::verify);
      case UNMATCH_VENDOR_LINE -> new Once(action, vendors::unmatch);
      case MATCH_VENDOR_LINE -> new Once(action, vendors::match);
      case CANCEL_VENDOR_INVOICE -> new Once(action, vendors::cancel);
      case ADJUST_STOCK_COSTS -> new Each(action, StockCosts::adjust);
      case CONFIRM_JOURNAL -> new Once(action, journals::confirm);
      case CORRECT_ENTRY -> new Once(action, journals::correct);
      case CORRECT_ACTUALS -> new Once(action, journals::correctActuals);
      case EDIT_JOURNAL_LINE -> new Once(action, journals::edit);
      case DISCARD_JOURNAL -> new Once(action, journals::discard);
      case CONFIRM_SUBCONTRACT -> new Once(action, subcontracts::confirm);
      case REOPEN_SUBCONTRACT -> new Once(action, subcontracts::reopen);
      case CLOSE_SUBCONTRACT -> new Once(action, subcontracts::close);
      case CANCEL_SUBCONTRACT -> new Once(action, subcontracts::cancel);
      case ADD_CONTRACT_LINE -> new Once(action, contracts::addLine);
      case CHANGE_CONTRACT_LINE ->
          new Each(
              action,
              records ->
                  Steps.joined(
                      Steps.once(() -> contracts.changeLine(records)),
                      Steps.once(() -> contracts.rebookLine(records, rebookings))));
      case DELETE_CONTRACT_LINE -> new Once(action, contracts::deleteLine);
      case CONFIRM_CONTRACT -> new Once(action, records -> contracts.confirm(records, rebookings));
      case LOSE_CONTRACT -> new Once(action, contracts::lose);
      case ADD_MILESTONE -> new Once(action, milestones::add);
      case READY_MILESTONE -> new Once(action, milestones::ready);
      case SPLIT_MILESTONE -> new Once(action, milestones::nextBill);
      case SHARE_MILESTONE -> new Once(action, milestones::share);
      case DELETE_MILESTONE -> new Once(action, milestones::delete);
    };
  }

  /**
   * An action that is one step.
   *
   * @param action which one
   * @param step what it does
   */
  private record Once(WorkAction action, Function<Records, Effects> step)
      implements DataverseProcess {
    @Override
    public String name() {
      return action.id();
    }

    @Override
    public Iterator<Effects> steps(Records records) {
      return Steps.once(() -> step.apply(records));
    }
  }

  /**
   * An action of several steps, such as one for each of several rows.
   *
   * @param action which one
   * @param each what it does
   */
  private record Each(WorkAction action, Function<Records, Iterator<Effects>> each)
      implements DataverseProcess {
    @Override
    public String name() {
      return action.id();
    }

    @Override
    public Iterator<Effects> steps(Records records) {
      return each.apply(records);
    }
  }
}
