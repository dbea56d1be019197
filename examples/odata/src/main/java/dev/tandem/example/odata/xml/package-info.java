/** XML from elsewhere, read with every way out of the document closed. */
@NullMarked
package dev.tandem.example.odata.xml;

import org.jspecify.annotations.NullMarked;
