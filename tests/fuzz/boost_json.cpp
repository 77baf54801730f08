// The JSON library itself, so that the fuzzer sees where its parser goes.
#include <boost/json/src.hpp>
