/**
 * The integration journal: import of staged actuals, posting, status machine and write-back (JRN,
 * WB, PROP-5, PROP-6). Pure functions over values; whoever runs them reads and writes the rows.
 */
@NullMarked
package dev.tandem.projectops.journal;

import org.jspecify.annotations.NullMarked;
