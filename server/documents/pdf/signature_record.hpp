// What stands below a contract's text: the signatures, and the record of who signed, when, from
// where and how.
#pragma once

#include <vector>

#include "documents/contract_pdf.hpp"
#include "documents/pdf/markdown_pieces.hpp"

// Blocks of signature, name, role and time, two beside each other, never torn apart.
std::vector<PagePiece> signature_pieces(Typesetter& typesetter,
                                        const std::vector<ContractSignature>& signatures,
                                        Extent extent);

// Begins a new page.
std::vector<PagePiece> record_pieces(Typesetter& typesetter, const Contract& contract,
                                     Extent extent);
