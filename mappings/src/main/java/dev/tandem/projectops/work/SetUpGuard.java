package dev.tandem.projectops.work;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.LineProperty;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.setup.StartRules;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.policy.StartGuard;
import dev.tandem.sync.policy.StartRefusal;
import dev.tandem.sync.policy.StartRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses to start maps of Project Operations whose legal entities are not set up (ERR-28), and the
 * map of vendor invoice lines while its key is that of an older version (ERR-30). It reads the
 * parameters and the line properties of each legal entity by their keys, six rows, and nothing when
 * none of its maps is started. Immutable; safe for any thread.
 */
public final class SetUpGuard implements StartGuard {
  private final Set<LegalEntity> companies;
  private final Predicate<CompiledMap> needsCompany;

  /**
   * A guard.
   *
   * @param companies the legal entities that take part in the integration (LE-1, LE-4); others of
   *     the environment may be without any set-up and are not looked at
   * @param needsCompany the maps that their set-up matters to
   */
  public SetUpGuard(Collection<LegalEntity> companies, Predicate<CompiledMap> needsCompany) {
    this.companies = new LinkedHashSet<>(companies);
    this.needsCompany = needsCompany;
  }

  /**
   * A finance catalog with the two tables that the guard reads, for a connector that is to hold
   * them; a table that the catalog has already stays as it is.
   */
  public static Catalog with(Catalog finance) {
    List<TableSchema> tables = new ArrayList<>(finance.tables());
    for (EntityCodec<?> codec : List.of(IntegrationParameters.CODEC, LineProperty.CODEC)) {
      if (finance.table(codec.table().name()) == null) {
        tables.add(codec.schema());
      }
    }
    return Catalog.of(Side.FINANCE, tables);
  }

  /**
   * What is against the start.
   *
   * @throws PermanentConnectorException with {@code UNKNOWN_TABLE} when the catalog of finance has
   *     no table of parameters
   */
  @Override
  public List<StartRefusal> refusals(StartRequest request) {
    List<StartRefusal> refusals = new ArrayList<>();
    List<String> maps = names(request, needsCompany);
    if (!maps.isEmpty()) {
      companies.stream()
          .filter(request::wants)
          .flatMap(company -> faults(request.finance(), company).stream())
          .forEach(fault -> refusals.add(refusal(fault, maps)));
    }
    for (String name : names(request, SetUpGuard::isOfVendorInvoiceLines)) {
      DualWriteMap map = Objects.requireNonNull(request.maps().get(name)).map();
      StartRules.ofVendorInvoiceLines(
              request.dataverse().catalog(), map == null ? null : map.version())
          .ifPresent(fault -> refusals.add(refusal(fault, List.of(name))));
    }
    return refusals;
  }

  private static List<String> names(StartRequest request, Predicate<CompiledMap> which) {
    List<String> names = new ArrayList<>();
    request
        .maps()
        .forEach(
            (name, map) -> {
              if (which.test(map)) {
                names.add(name);
              }
            });
    return names;
  }

  private static boolean isOfVendorInvoiceLines(CompiledMap map) {
    return map.directions().contains(Direction.TO_DATAVERSE)
        && map.target(Direction.TO_DATAVERSE).isCalled(VendorInvoiceLine.CODEC.table().name());
  }

  private static StartRefusal refusal(Fault fault, List<String> maps) {
    return new StartRefusal(
        fault.code().id(),
        "%s, needed by %s".formatted(fault.place(), String.join(", ", maps)),
        "%s (%s)".formatted(fault.code().text(), fault.detail()),
        fault.code().remedy());
  }

  private static List<Fault> faults(Connector finance, LegalEntity company) {
    Optional<String> code = Optional.of(company.code());
    return StartRules.ofCompany(
        company.code(),
        read(
                finance,
                IntegrationParameters.CODEC,
                List.of(IntegrationParameters.builder().company(code).build()))
            .stream()
            .findFirst(),
        read(
            finance,
            LineProperty.CODEC,
            Arrays.stream(StagedBillingType.values())
                .map(
                    type ->
                        LineProperty.builder()
                            .company(code)
                            .billingType(EnumSymbol.of(type))
                            .build())
                .toList()));
  }

  private static <T extends Entity> List<T> read(
      Connector finance, EntityCodec<T> codec, List<T> keys) {
    TableSchema schema = finance.catalog().table(codec.table().name());
    if (schema == null) {
      throw new PermanentConnectorException(
          ErrorCode.UNKNOWN_TABLE,
          "%s is not in the catalog of finance; add it with SetUpGuard.with, or start the maps"
                  .formatted(codec.table())
              + " without this guard");
    }
    List<RowAddress> addresses = new ArrayList<>();
    for (T key : keys) {
      Row row = codec.write(key, schema);
      KeyValues.Builder values = KeyValues.builder();
      row.presentColumns().forEach(column -> values.put(column, row.value(column)));
      addresses.add(new RowAddress.ByKey(schema.name(), values.build()));
    }
    return finance.read(addresses).stream()
        .filter(Objects::nonNull)
        .map(StoredRow::row)
        .map(codec::read)
        .toList();
  }
}
