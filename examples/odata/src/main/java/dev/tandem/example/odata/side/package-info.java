/** What a connector does with rows over OData, whichever side it stands for. */
@NullMarked
package dev.tandem.example.odata.side;

import org.jspecify.annotations.NullMarked;
