/**
 * Invoice proposals: import of billed sales, posting, credit notes (section 8, PROP; COR-9,
 * COR-11). Pure decisions over rows; the runner of {@code process} reads and writes.
 */
@NullMarked
package dev.tandem.projectops.invoice;

import org.jspecify.annotations.NullMarked;
