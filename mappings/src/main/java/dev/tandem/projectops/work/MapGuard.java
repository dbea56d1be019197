package dev.tandem.projectops.work;

import dev.tandem.engine.CompiledMap;
import dev.tandem.engine.LookupRequest;
import dev.tandem.map.Direction;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.finance.ExpenseExport;
import dev.tandem.projectops.entity.finance.VendorInvoiceExportV2;
import dev.tandem.projectops.entity.finance.VendorInvoiceLineExport;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the maps what the rows of a document need on the Dataverse side, and the connector whether
 * it is there: a unit, a product, a category or a vendor that is missing stops the document before
 * anything is posted (ERR-2 to ERR-5). Has no state of its own; safe for any thread as far as the
 * connector is.
 */
public final class MapGuard implements DocumentGuard {
  private static final Map<String, FaultCode> MISSING =
      Map.of(
          "uoms", FaultCode.ERR_2,
          "products", FaultCode.ERR_3,
          "msdyn_transactioncategories", FaultCode.ERR_4,
          "accounts", FaultCode.ERR_5);

  private final Connector dataverse;
  private final List<CompiledMap> maps;

  /**
   * A guard.
   *
   * @param dataverse read only
   * @param maps the maps that run; those of other tables do not matter
   */
  public MapGuard(Connector dataverse, Collection<CompiledMap> maps) {
    this.dataverse = dataverse;
    this.maps =
        maps.stream().filter(map -> map.directions().contains(Direction.TO_DATAVERSE)).toList();
  }

  @Override
  public List<Fault> refusals(List<Entity> rows) {
    List<Fault> faults = new ArrayList<>();
    for (Entity entity : rows) {
      for (CompiledMap map : maps) {
        row(entity, map.source(Direction.TO_DATAVERSE))
            .ifPresent(
                row ->
                    refusals(map.lookupsNeeded(Direction.TO_DATAVERSE, Set.of(row)), map, faults));
      }
    }
    return faults;
  }

  private void refusals(Set<LookupRequest> needed, CompiledMap map, List<Fault> faults) {
    List<LookupRequest> asked =
        needed.stream().filter(request -> MISSING.containsKey(table(request).name())).toList();
    List<@Nullable StoredRow> found =
        dataverse.read(asked.stream().map(MapGuard::address).toList());
    for (int i = 0; i < asked.size(); i++) {
      FaultCode code = MISSING.get(table(asked.get(i)).name());
      if (found.get(i) == null && code != null) {
        faults.add(new Fault(code, "map " + map.name(), asked.get(i).row().toString()));
      }
    }
  }

  private static RowAddress address(LookupRequest request) {
    return request.row() instanceof Reference.ById reference
        ? new RowAddress.ById(table(request), reference.id())
        : new RowAddress.ByKey(table(request), ((Reference.ByKey) request.row()).key());
  }

  private static TableName table(LookupRequest request) {
    return new TableName(Side.DATAVERSE, request.table());
  }

  /** The row that would travel, if the map is of its table. */
  private static Optional<Row> row(Entity entity, TableSchema source) {
    if (entity instanceof ExpenseExport expense) {
      return row(ExpenseExport.CODEC, expense, source);
    }
    if (entity instanceof VendorInvoiceExportV2 invoice) {
      return row(VendorInvoiceExportV2.CODEC, invoice, source);
    }
    return entity instanceof VendorInvoiceLineExport line
        ? row(VendorInvoiceLineExport.CODEC, line, source)
        : Optional.empty();
  }

  private static <T extends Entity> Optional<Row> row(
      EntityCodec<T> codec, T entity, TableSchema source) {
    return source.isCalled(codec.table().name())
        ? Optional.of(codec.write(entity, source))
        : Optional.empty();
  }
}
