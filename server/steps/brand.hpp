// How a firm looks on what it sends.
#pragma once

#include "documents/brand.hpp"
#include "records/firm.hpp"

Brand brand_of(const Firm& firm);
