package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.StockHold;
import dev.tandem.projectops.entity.finance.StockOnHand;
import dev.tandem.projectops.entity.finance.StockStage;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Holds stock for approved usage until its journal line is posted (STK-2). Usage that is taken back
 * gives free what it held, and so does a staged actual that is gone. Usage that the stock is not
 * enough for holds nothing and is reported; it cannot be posted. Running it again holds nothing
 * twice, and two runs side by side hold no more than there is. Immutable; safe for any thread.
 */
public final class StockReservationProcess implements FinanceProcess {

  /** The process; it has no set-up of its own. */
  public StockReservationProcess() {}

  @Override
  public String name() {
    return "reserve-stock";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    List<UUID> waiting = new ArrayList<>();
    records.each(
        ActualStaging.CODEC,
        row -> {
          if (StockUsage.isMaterial(row) && row.voucher().isEmpty()) {
            row.importId().ifPresent(waiting::add);
          }
        });
    List<UUID> held = new ArrayList<>();
    records.each(
        StockHold.CODEC,
        hold -> {
          if (hold.stage().is(StockStage.HELD)) {
            hold.actualId().ifPresent(held::add);
          }
        });
    int most = records.groupSize() / 2;
    return Steps.joined(
        Chunks.steps(held, most, chunk -> release(records, chunk)),
        Chunks.steps(waiting, most, chunk -> reserve(records, chunk)));
  }

  /** Gives free what is held for actuals that are no longer staged. */
  private static Effects release(Records records, List<UUID> ids) {
    String company = records.companyCode();
    Set<UUID> staged = new HashSet<>();
    staged(records, ids).forEach(row -> staged.add(StagedActuals.id(row)));
    Map<String, StockOnHand> stock = new HashMap<>();
    List<Effects> made = new ArrayList<>();
    records
        .findAll(
            StockHold.CODEC,
            ids.stream()
                .filter(id -> !staged.contains(id))
                .map(id -> StockHold.builder().company(company).actualId(id).build())
                .toList())
        .stream()
        .filter(hold -> hold.stage().is(StockStage.HELD))
        .forEach(hold -> made.add(released(records, hold, stock)));
    return Effects.all(Effects.NONE, made);
  }

  private static Effects released(Records records, StockHold hold, Map<String, StockOnHand> stock) {
    String item = hold.itemId().orElse("");
    StockOnHand now = stock.computeIfAbsent(item, name -> onHand(records, name));
    BigDecimal reserved = now.reserved().orElse(BigDecimal.ZERO);
    StockOnHand after =
        StockOnHand.builder()
            .from(now)
            .reserved(reserved.subtract(hold.quantity().orElse(BigDecimal.ZERO)))
            .build();
    stock.put(item, after);
    return Effects.remove(StockHold.CODEC, hold).then(Effects.put(StockOnHand.CODEC, after));
  }

  private static StockOnHand onHand(Records records, String item) {
    StockOnHand key = StockOnHand.builder().company(records.companyCode()).itemId(item).build();
    return records.find(StockOnHand.CODEC, key).orElse(key);
  }

  private static List<ActualStaging> staged(Records records, List<UUID> ids) {
    String company = records.companyCode();
    return records.findAll(
        ActualStaging.CODEC,
        ids.stream()
            .map(id -> ActualStaging.builder().company(company).importId(id).build())
            .toList());
  }

  private static Effects reserve(Records records, List<UUID> ids) {
    String company = records.companyCode();
    List<ActualStaging> rows = staged(records, ids);
    Set<UUID> held = new HashSet<>();
    records
        .findAll(
            StockHold.CODEC,
            ids.stream()
                .map(id -> StockHold.builder().company(company).actualId(id).build())
                .toList())
        .forEach(hold -> hold.actualId().ifPresent(held::add));
    StockUsage usage = StockUsage.of(records, rows, CostOrigins.of(records, rows));
    Map<String, StockOnHand> stock = new HashMap<>();
    List<Effects> made = new ArrayList<>();
    for (ActualStaging row : rows) {
      if (!held.contains(StagedActuals.id(row))) {
        usage.item(row).ifPresent(item -> made.add(hold(records, row, item, stock)));
      }
    }
    return Effects.all(Effects.NONE, made);
  }

  private static Effects hold(
      Records records, ActualStaging row, String item, Map<String, StockOnHand> stock) {
    StockOnHand now = stock.computeIfAbsent(item, name -> onHand(records, name));
    BigDecimal quantity = row.quantity().orElse(BigDecimal.ZERO);
    BigDecimal reserved = now.reserved().orElse(BigDecimal.ZERO);
    UUID id = StagedActuals.id(row);
    try {
      new StockReservation(
              item, now.onHand().orElse(BigDecimal.ZERO), Map.of("other usage", reserved))
          .approve(id.toString(), quantity);
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
    StockOnHand after = StockOnHand.builder().from(now).reserved(reserved.add(quantity)).build();
    stock.put(item, after);
    return Effects.put(StockOnHand.CODEC, after)
        .then(
            Effects.put(
                StockHold.CODEC,
                StockHold.builder()
                    .company(records.companyCode())
                    .actualId(id)
                    .itemId(item)
                    .quantity(quantity)
                    .stage(EnumSymbol.of(StockStage.HELD))
                    .build()));
  }
}
