package dev.tandem.projectops.vendor;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.FinanceVendor;
import dev.tandem.projectops.entity.finance.OrderStage;
import dev.tandem.projectops.entity.finance.PurchaseOrder;
import dev.tandem.projectops.entity.finance.PurchaseOrderLine;
import dev.tandem.projectops.entity.finance.PurchaseStatus;
import dev.tandem.projectops.entity.finance.SubcontractLineStatus;
import dev.tandem.projectops.entity.finance.SubcontractOrder;
import dev.tandem.projectops.entity.finance.SubcontractOrderLine;
import dev.tandem.projectops.entity.finance.SubcontractOrderStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.Sequences;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the purchase orders of subcontracts as the subcontracts say: one order for each, one line
 * for each of its lines, confirmed with it, changed and cancelled with it (SUB-2 to SUB-4). What
 * came from Dataverse is read from the two entities of maps #22 and #23, and order number and
 * status are told there. Immutable; safe for any thread.
 */
public final class SubcontractOrders implements FinanceProcess {
  private static final int WRITES_OF_A_LINE = 2;

  /** The process; it has no set-up of its own. */
  public SubcontractOrders() {}

  @Override
  public String name() {
    return "subcontract-orders";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    OrderProgress progress = OrderProgress.read(records);
    return Steps.forEach(
        progress.subcontracts(), number -> new Keeping(records, progress, number).plan());
  }

  private static final class Keeping {
    private final Records records;
    private final OrderProgress progress;
    private final String number;
    private boolean incomplete;
    private boolean changed;

    Keeping(Records records, OrderProgress progress, String number) {
      this.records = records;
      this.progress = progress;
      this.number = number;
    }

    List<Supplier<Effects>> plan() {
      List<Supplier<Effects>> steps = new ArrayList<>();
      steps.add(this::open);
      List<String> lines = List.copyOf(progress.lines(number));
      int most = Math.max(1, records.groupSize() / WRITES_OF_A_LINE);
      for (int i = 0; i < lines.size(); i += most) {
        List<String> some = lines.subList(i, Math.min(lines.size(), i + most));
        steps.add(() -> lines(some));
      }
      steps.add(this::close);
      return steps;
    }

    /** The order itself, with a number; a vendor without a language is refused (SUB-4). */
    private Effects open() {
      SubcontractOrder header = header();
      if (header == null || order().isPresent()) {
        return Effects.NONE;
      }
      FinanceVendor vendor;
      try {
        vendor = vendor(header);
      } catch (FaultException e) {
        incomplete = true;
        return Effects.fault(e.fault());
      }
      Sequences numbers = Sequences.of(records, Sequences.ORDERS);
      PurchaseOrder made =
          PurchaseOrder.builder()
              .company(records.companyCode())
              .number(numbers.take())
              .subcontract(number)
              .vendor(header.vendor())
              .language(vendor.language())
              .currency(vendor.currency())
              .stage(EnumSymbol.of(OrderStage.DRAFT))
              .status(EnumSymbol.of(PurchaseStatus.BACKORDER))
              .build();
      SubcontractOrder told =
          SubcontractOrder.builder().from(header).purchaseOrder(made.number()).build();
      return numbers
          .effects()
          .then(Effects.put(PurchaseOrder.CODEC, made))
          .then(Effects.put(SubcontractOrder.CODEC, told));
    }

    private FinanceVendor vendor(SubcontractOrder header) {
      FinanceVendor key =
          FinanceVendor.builder()
              .company(records.companyCode())
              .vendorAccount(header.vendor())
              .build();
      return records
          .find(FinanceVendor.CODEC, key)
          .filter(found -> found.language().filter(text -> !text.isBlank()).isPresent())
          .orElseThrow(
              () ->
                  new FaultException(
                      FaultCode.ORDER_LANGUAGE_MISSING,
                      "subcontract " + number,
                      "vendor " + header.vendor().orElse("?")));
    }

    private @Nullable SubcontractOrder header() {
      SubcontractOrder key =
          SubcontractOrder.builder().company(records.companyCode()).subcontract(number).build();
      return records.find(SubcontractOrder.CODEC, key).orElse(null);
    }

    /** The order; its number stands in the header, or was known when the run began. */
    private Optional<PurchaseOrder> order() {
      SubcontractOrder header = header();
      String known =
          header == null
              ? progress.order(number)
              : header
                  .purchaseOrder()
                  .filter(text -> !text.isBlank())
                  .orElse(progress.order(number));
      return known.isBlank()
          ? Optional.empty()
          : records.find(
              PurchaseOrder.CODEC,
              PurchaseOrder.builder().company(records.companyCode()).number(known).build());
    }

    private Effects lines(List<String> numbers) {
      Optional<PurchaseOrder> order = order();
      if (order.isEmpty()) {
        return Effects.NONE;
      }
      List<Effects> made = new ArrayList<>();
      numbers.forEach(line -> made.add(line(order.get(), line)));
      return Effects.all(Effects.NONE, made);
    }

    private Effects line(PurchaseOrder order, String line) {
      PurchaseOrderLine key =
          PurchaseOrderLine.builder().company(records.companyCode()).subcontractLine(line).build();
      Optional<PurchaseOrderLine> known = records.find(PurchaseOrderLine.CODEC, key);
      Optional<SubcontractOrderLine> wanted =
          header() == null
              ? Optional.empty()
              : records.find(
                  SubcontractOrderLine.CODEC,
                  SubcontractOrderLine.builder()
                      .company(records.companyCode())
                      .lineNumber(line)
                      .build());
      try {
        if (wanted.isEmpty() || wanted.get().lineStatus().is(SubcontractLineStatus.INACTIVE)) {
          return known.isPresent() ? removed(known.get(), line) : Effects.NONE;
        }
        return kept(order, wanted.get(), known.orElse(key));
      } catch (FaultException e) {
        incomplete = true;
        return Effects.fault(e.fault());
      }
    }

    private Effects kept(
        PurchaseOrder order, SubcontractOrderLine wanted, PurchaseOrderLine known) {
      EnumSymbol<PurchaseStatus> status =
          canceled()
              ? EnumSymbol.of(PurchaseStatus.CANCELED)
              : progress.status(
                  wanted.lineNumber().orElse(""), wanted.quantity().orElse(BigDecimal.ZERO));
      Effects effects = new OrderedLine(records, order, wanted).effects(known, status);
      for (PurchaseOrderLine made : effects.puts(PurchaseOrderLine.CODEC)) {
        changed |=
            !PurchaseOrderLine.builder().from(made).status(known.status()).build().equals(known);
      }
      return effects;
    }

    /** A line that the subcontract no longer has; what was received of it stays (SUB-6). */
    private Effects removed(PurchaseOrderLine line, String lineNumber) {
      if (progress.isReceived(lineNumber)) {
        throw new FaultException(
            FaultCode.ORDER_REFUSED,
            "subcontract line " + lineNumber,
            "it has product receipts and stays on its order");
      }
      changed = true;
      return Effects.remove(PurchaseOrderLine.CODEC, line);
    }

    private boolean canceled() {
      SubcontractOrder header = header();
      return header != null && header.status().is(SubcontractOrderStatus.CANCELED);
    }

    /** Stage and status of the order, once its lines are as they should be. */
    private Effects close() {
      PurchaseOrder order = order().orElse(null);
      if (order == null) {
        return Effects.NONE;
      }
      SubcontractOrder header = header();
      if (header == null) {
        return incomplete ? Effects.NONE : Effects.remove(PurchaseOrder.CODEC, order);
      }
      OrderStage stage = stage(header);
      boolean again = stage == OrderStage.CONFIRMED && (changed || !order.stage().is(stage));
      PurchaseOrder result =
          PurchaseOrder.builder()
              .from(order)
              .vendor(header.vendor())
              .stage(EnumSymbol.of(stage))
              .status(status())
              .confirmedOn(again ? Optional.of(records.today()) : order.confirmedOn())
              .build();
      SubcontractOrder told =
          SubcontractOrder.builder()
              .from(header)
              .purchaseOrder(result.number())
              .purchaseStatus(result.status())
              .accountingDate(result.confirmedOn())
              .build();
      return Effects.put(PurchaseOrder.CODEC, result)
          .then(Effects.put(SubcontractOrder.CODEC, told));
    }

    private OrderStage stage(SubcontractOrder header) {
      if (header.status().is(SubcontractOrderStatus.CANCELED)) {
        return OrderStage.CANCELED;
      }
      if (incomplete || header.status().is(SubcontractOrderStatus.DRAFT)) {
        return OrderStage.DRAFT;
      }
      return header.status().is(SubcontractOrderStatus.CLOSED)
          ? OrderStage.FINALIZED
          : OrderStage.CONFIRMED;
    }

    /** The order has come as far as the line that has come least far. */
    private EnumSymbol<PurchaseStatus> status() {
      if (canceled()) {
        return EnumSymbol.of(PurchaseStatus.CANCELED);
      }
      return EnumSymbol.of(
          records
              .findAll(
                  PurchaseOrderLine.CODEC,
                  progress.lines(number).stream()
                      .map(
                          line ->
                              PurchaseOrderLine.builder()
                                  .company(records.companyCode())
                                  .subcontractLine(line)
                                  .build())
                      .toList())
              .stream()
              .flatMap(line -> line.status().member().stream())
              .min(Comparator.naturalOrder())
              .orElse(PurchaseStatus.BACKORDER));
    }
  }
}
