# bulwark_module(NAME USES module... LINKS library...): a static library of src/NAME/*.cpp and, if
# there are any *_test.cpp beside them, their share of the unit tests. The arrows between modules
# are the USES lists; bin/check-arrows proves that the includes keep to them.
function(bulwark_module name)
  cmake_parse_arguments(ARG "" "" "USES;LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${name} PUBLIC ${ARG_USES} ${ARG_LINKS} bulwark_flags)
  set_property(GLOBAL APPEND PROPERTY BULWARK_TESTS ${tests})
  set_property(GLOBAL PROPERTY BULWARK_TESTS_OF_${name} ${tests})
  set_property(GLOBAL APPEND PROPERTY BULWARK_MODULES ${name})
endfunction()

# bulwark_embed(NAME ROOT): every file below ROOT stands in the program, found by its path
# relative to ROOT through base::embedded(NAME). The list is made anew at each build.
function(bulwark_embed name root)
  set(out ${CMAKE_BINARY_DIR}/embedded/${name}.S)
  add_custom_target(embed_${name} BYPRODUCTS ${out}
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DROOT=${root} -DOUT=${out}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake)
  add_library(embedded_${name} STATIC ${out})
  set_source_files_properties(${out} PROPERTIES GENERATED TRUE)
  set_target_properties(embedded_${name} PROPERTIES LINKER_LANGUAGE CXX)
  add_dependencies(embedded_${name} embed_${name})
endfunction()
