package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** Material that was used on a project (ACT-20). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_materialusagelogs", key = "msdyn_materialusagelogid")
public interface MaterialUsage extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<MaterialUsage> CODEC = EntityCodec.of(MaterialUsage.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_materialusagelogid")
  Optional<UUID> id();

  /** Day of the usage. */
  @Column("msdyn_documentdate")
  Optional<LocalDate> date();

  /** The project. */
  @Column("msdyn_project")
  Optional<Reference> project();

  /** The task. */
  @Column("msdyn_projecttask")
  Optional<Reference> task();

  /** Transaction category. */
  @Column("msdyn_transactioncategory")
  Optional<Reference> category();

  /** Role. */
  @Column("msdyn_resourcecategory")
  Optional<Reference> role();

  /** Resource. */
  @Column("msdyn_bookableresource")
  Optional<Reference> resource();

  /** Product of a material. */
  @Column("msdyn_product")
  Optional<Reference> product();

  /** Name of a material without a product (PAR-7). */
  @Column(value = "msdyn_writeinproduct", length = 100)
  Optional<String> writeInProduct();

  /** Quantity used. */
  @Column("msdyn_quantity")
  Optional<BigDecimal> quantity();

  /** Unit. */
  @Column("msdyn_unit")
  Optional<Reference> unit();

  /** Group of the unit. */
  @Column("msdyn_unitgroup")
  Optional<Reference> unitGroup();

  /** Entered cost price of a material without a product (SUB-5). */
  @Column("msdyn_price")
  Optional<BigDecimal> price();

  /** Currency of the price. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** How far the entry has come (OPT-9). */
  @Value.Default
  @Column("msdyn_status")
  default Choice<EntryStatus> status() {
    return Choice.none();
  }

  /** Description. */
  @Column(value = "msdyn_description", length = 200)
  Optional<String> description();

  /** Description for the customer. */
  @Column(value = "msdyn_externaldescription", length = 200)
  Optional<String> externalDescription();

  /** Subcontract that supplies the work. */
  @Column("msdyn_subcontract")
  Optional<Reference> subcontract();

  /** Subcontract line that supplies the work. */
  @Column("msdyn_subcontractline")
  Optional<Reference> subcontractLine();

  /** Site of a stocked product. */
  @Column("msdyn_site")
  Optional<Reference> site();

  /** Warehouse of a stocked product. */
  @Column("msdyn_warehouse")
  Optional<Reference> warehouse();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableMaterialUsage.Builder {
    Builder() {}
  }
}
