/** Rows of a side as OData entities and back, and the query options evaluated on them. */
@NullMarked
package dev.tandem.example.odata.server.rows;

import org.jspecify.annotations.NullMarked;
