# SPDX-License-Identifier: Apache-2.0
# Sources are found by folder, so that adding a file edits no list.

# espalier_sources(FOLDER VARIABLE): all .cpp below FOLDER of the source tree.
function(espalier_sources folder variable)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    set(${variable} ${found} PARENT_SCOPE)
endfunction()

# espalier_library(FOLDER LOWER): espalier_FOLDER from the folder's sources on top of LOWER; where the folder has none
# yet, an interface that passes LOWER on. ESPALIER_TOP_LIBRARY names the highest library.
function(espalier_library folder lower)
    espalier_sources(${folder} sources)
    if(sources)
        add_library(espalier_${folder} STATIC ${sources})
        target_link_libraries(espalier_${folder} PUBLIC ${lower})
        target_precompile_headers(espalier_${folder} REUSE_FROM espalier_model)
    else()
        add_library(espalier_${folder} INTERFACE)
        target_link_libraries(espalier_${folder} INTERFACE ${lower})
    endif()
    set(ESPALIER_TOP_LIBRARY espalier_${folder} PARENT_SCOPE)
endfunction()
