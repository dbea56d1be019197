package dev.tandem.projectops.pricing;

import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.spi.value.Reference;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the price of a piece of work depends on (ACT-11). Immutable and safe for any thread.
 *
 * @param workClass time, expense or material
 * @param date transaction date
 * @param role role of the resource
 * @param company company of the resource
 * @param resourcingUnit organizational unit of the resource
 * @param category transaction category
 * @param product product
 * @param unit unit of measure
 */
public record PriceKey(
    TransactionClass workClass,
    LocalDate date,
    Optional<Reference> role,
    Optional<Reference> company,
    Optional<Reference> resourcingUnit,
    Optional<Reference> category,
    Optional<Reference> product,
    Optional<Reference> unit) {}
