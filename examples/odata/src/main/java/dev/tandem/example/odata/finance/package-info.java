/** The adapter to finance OData and the data package API. */
@NullMarked
package dev.tandem.example.odata.finance;

import org.jspecify.annotations.NullMarked;
